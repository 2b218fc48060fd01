using Simulator.Network;
using Simulator.Protocol;
using Simulator.Time;

namespace Simulator.Simulation;

/// <summary>Carries out the steps of a scenario, each on the part of the world that it is about.</summary>
/// <param name="network">The path, the server and the authentication endpoint.</param>
/// <param name="driver">The client.</param>
/// <param name="device">The clock of the client's device.</param>
/// <param name="fallAsleep">Lets the device sleep for a while from an instant on.</param>
internal sealed class StepActor(FakeNetwork network, ClientDriver driver, DeviceClock device, Action<Instant, Duration> fallAsleep)
{
    private const string NoConnection = "no open connection";

    private bool saidOffline;

    /// <summary>Writes down what decides how it goes on.</summary>
    public void Write(ValueWriter writer) => writer.Add(saidOffline);

    /// <summary>Why a step comes to nothing, in words; null where it does not. A step may act on a connection that is not open, or through a server that is silent.</summary>
    public string? ObstacleTo(StepAction action) => action switch
    {
        StepAction.Reset => network.CanReset ? null : NoConnection,
        StepAction.Close or StepAction.Error or StepAction.Message or StepAction.Raw =>
            !network.HasOpenConnection ? NoConnection : network.Server.Mode == ServerMode.Silent ? "the server is silent" : null,
        StepAction.Publish publish =>
            !network.ServerEnd.Subscribers.Of(publish.Channel).Any() ? $"nobody is subscribed to {publish.Channel}" : network.Server.Mode == ServerMode.Silent ? "the server is silent" : null,
        _ => null,
    };

    /// <summary>Carries out a step.</summary>
    public void Perform(Instant now, StepAction action)
    {
        switch (action)
        {
            case StepAction.Call call: driver.Call(now, call.Made); break;
            case StepAction.InHandler handler: driver.Arm(handler); break;
            case StepAction.Network change: ChangePath(now, change); break;
            case StepAction.Server server: network.Change(now, server.Mode); break;
            case StepAction.ServerRules rules: network.ServerEnd.Replace(now, rules.Rules); break;
            case StepAction.Publish publish: network.ServerEnd.Subscribers.Publish(now, publish.Channel, FrameWriter.Encoded(publish.Event, publish.Data, publish.Channel)); break;
            case StepAction.Answer answer: network.Server.Refuse(answer.Code, answer.Text, answer.ThenClose, answer.Attempts); break;
            case StepAction.Accept: network.Server.StopRefusing(); break;
            case StepAction.Handshake handshake: network.Server.Script(handshake.Texts, handshake.Attempts); break;
            case StepAction.NormalHandshake: network.Server.StopScripting(); break;
            case StepAction.Close close: network.ServerEnd.Close(now, close.Code, close.Reason); break;
            case StepAction.Reset: network.Reset(now); break;
            case StepAction.Error error: network.ServerEnd.Say(now, new ErrorNotice(error.Code, error.Text).Write()); break;
            case StepAction.Message message: network.ServerEnd.Say(now, FrameWriter.Encoded(message.Event, message.Data, message.Channel)); break;
            case StepAction.Raw raw: network.ServerEnd.Say(now, raw.Text); break;
            case StepAction.App app: network.Server.App = app.Change.Apply(network.Server.App); break;
            case StepAction.Sleep sleep: fallAsleep(now, sleep.Length); break;
            case StepAction.Throttle throttle: device.Throttle = throttle.Every; break;
            case StepAction.WallClock clock: driver.JumpWallClock(now, clock.By); break;
            case StepAction.Auth auth: network.Auth.Set(auth.Status, auth.Body, auth.After); break;
            default: throw new ArgumentException($"{action.GetType().Name} cannot be performed", nameof(action));
        }
    }

    private void ChangePath(Instant now, StepAction.Network change)
    {
        network.Change(now, change.Attempts, change.Sockets);
        if (change.Timings is TimingsChange timings)
        {
            network.Change(now, timings);
        }

        if (change.OpenNow is OpenSockets fate)
        {
            network.Change(now, fate);
        }

        bool isNews = change.Notice == Notice.Offline || change is { Notice: Notice.Online, Name: null } || saidOffline;
        if (change.Notice is not Notice notice || !isNews)
        {
            return; // "up" says online only after something said offline
        }

        saidOffline = notice == Notice.Offline;
        if (driver.IsCreated && device.WakesAt is null)
        {
            driver.Tell(now, notice);
        }
    }
}
