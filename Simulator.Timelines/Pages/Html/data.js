'use strict';

// Reads what RunData.cs wrote: numbers that grow are told as differences, texts by their places.

function grown(differences) {
  let sum = 0;
  return differences.map((difference) => (sum += difference));
}

/** A run as the rest of the page knows it; only one that is shown is unpacked. */
function unpack(run, texts) {
  if (run.isUnpacked) return run;
  const lanes = run.lanes.map((lane) => {
    const from = grown(lane.from);
    return { name: lane.name, group: lane.group, minor: lane.minor, marks: marksOf(lane.marks, texts), stretches: from.map((start, place) => [start, start + lane.length[place], texts[lane.kind[place]], texts[lane.text[place]]]) };
  });
  Object.assign(run, { at: grown(run.at), texts: run.texts.map((place) => texts[place]), lanes, isUnpacked: true });
  run.different = new Set(grown(run.differs ?? []));
  run.deciding = new Set(run.findings.filter((finding) => finding.level !== 'info').map((finding) => finding.entry));
  return run;
}

/** Marks of all kinds in the order of their entries. */
function marksOf(kinds, texts) {
  const marks = kinds.flatMap(([kind, entries, told]) => grown(entries).map((entry, place) => (told === undefined || texts[told[place]] === '' ? [entry, kind] : [entry, kind, texts[told[place]]])));
  return kinds.length < 2 ? marks : marks.sort((a, b) => a[0] - b[0]);
}
