using Simulator.Scenarios;

return CommandLineProcess.Run(args);
