#!/usr/bin/env bash
# Plays the corpus of this checkout to the clients of the clients.json in the current folder. CLIENTS, SCENARIOS and OUT are told in action.yml.
set -euo pipefail
home=$(cd "$(dirname "$0")/../../.." && pwd)
dotnet run -c Release --project "$home/Simulator.Scenarios" -- conform "$home/scenarios/${SCENARIOS:-}" ${CLIENTS:+--clients "$CLIENTS"} --out "${OUT:-conformance}"
