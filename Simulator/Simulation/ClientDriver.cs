using Simulator.Clients;
using Simulator.Logs;
using Simulator.Network;
using Simulator.Protocol;
using Simulator.Servers;
using Simulator.Time;

namespace Simulator.Simulation;

/// <summary>
/// Drives one client: hands it inputs, carries out what it answers, and writes both down. What the program calls inside
/// a handler reaches a client of values as the very next input of the same instant.
/// </summary>
internal sealed class ClientDriver(
    GuardedClient client, FakeNetwork network, DeviceClock device, LogBuilder log)
{
    private static readonly ClientInput Deadline = new ClientInput.DeadlineReached();

    private readonly List<StepAction.InHandler> handlers = [];
    private readonly Queue<StepAction.InHandler> fired = new();
    private readonly PortContract watch = new();
    private string lastRead = client.State;

    /// <summary>Whether the client has been created.</summary>
    public bool IsCreated { get; private set; }

    /// <summary>When the client next wants to be woken, on its own clock.</summary>
    public Instant? NextDeadline => IsCreated ? client.NextDeadline : null;

    /// <summary>The state that a program reads now.</summary>
    public string State => client.State;

    /// <summary>The number of the latest attempt; 0 before the first.</summary>
    public int LatestAttempt { get; private set; }

    /// <summary>Writes down what decides how the client goes on, and the calls that wait in handlers.</summary>
    public void Write(ValueWriter writer)
    {
        writer.Add(IsCreated);
        client.Write(writer);
        foreach (StepAction.InHandler handler in handlers)
        {
            writer.Add(StepText.Write(handler));
        }
    }

    /// <summary>Ends the client with the run.</summary>
    public void End() => client.End();

    public void Create(Instant now)
    {
        if (IsCreated)
        {
            return;
        }

        IsCreated = true;
        Moment moment = device.Read(now);
        log.Add(new Entry.Created(moment));
        log.Add(new Entry.StateRead(moment, lastRead));
        Handle(now, new ClientInput.Created());
    }

    /// <summary>The next times its event fires, the call is made inside its handler.</summary>
    public void Arm(StepAction.InHandler handler) => handlers.Add(handler);

    public void Call(Instant now, ProgramCall call, string? inHandler = null)
    {
        var trigger = call as ProgramCall.Trigger;
        log.Add(new Entry.CallMade(device.Read(now), StepText.Word(call), inHandler) { Channel = call.Channel, Event = trigger?.Event, Data = trigger?.Data });
        Handle(now, call.Input);
    }

    public void Tell(Instant now, Notice notice)
    {
        log.Add(new Entry.NoticeGiven(device.Read(now), notice == Notice.Online));
        Handle(now, notice == Notice.Online ? new ClientInput.NetworkOnline() : new ClientInput.NetworkOffline());
    }

    /// <summary>What supplies the client's wall clock sets it; the log says so elsewhere.</summary>
    public void JumpWallClock(Instant now, Duration by) => Handle(now, new ClientInput.WallClockJumped(by));

    public void ReachDeadline(Instant now)
    {
        log.Add(new Entry.DeadlineReached(device.Read(now)));
        Handle(now, Deadline);
    }

    public void Deliver(Instant now, Delivery delivery)
    {
        Moment moment = device.Read(now);
        watch.Hear(delivery);
        switch (delivery)
        {
            case Delivery.Opened opened:
                log.Add(new Entry.AttemptOpened(moment, opened.Attempt));
                Handle(now, new ClientInput.AttemptOpened(opened.Attempt));
                break;
            case Delivery.Failed failed:
                log.Add(new Entry.AttemptFailed(moment, failed.Attempt, failed.Reason));
                Handle(now, new ClientInput.AttemptFailed(failed.Attempt, failed.Reason));
                break;
            case Delivery.Closed closed:
                log.Add(new Entry.AttemptClosed(moment, closed.Attempt, closed.Code, closed.Reason, closed.Clean));
                Handle(now, new ClientInput.AttemptClosed(closed.Attempt, closed.Code, closed.Reason, closed.Clean));
                break;
            case Delivery.ToClient text:
                log.Add(new Entry.TextReceived(moment, text.Attempt, text.Text));
                Handle(now, new ClientInput.TextReceived(text.Attempt, text.Text));
                break;
            case Delivery.AuthAnswer answer:
                log.Add(new Entry.AuthAnswered(moment, answer.Request, answer.Status, answer.Body));
                Handle(now, new ClientInput.AuthAnswered(answer.Request, answer.Status, answer.Body));
                break;
            default:
                throw new ArgumentException($"{delivery.GetType().Name} is not for the client", nameof(delivery));
        }
    }

    /// <summary>The client does something of its own accord: one that lives outside the simulation, on sockets of its own.</summary>
    public void Act(Instant now, IReadOnlyList<ClientOutput> outputs) => CarryOut(now, client.Act(device.Read(now), outputs));

    private void Handle(Instant now, ClientInput input) => CarryOut(now, client.Handle(device.Read(now), input));

    private void CarryOut(Instant now, IReadOnlyList<ClientOutput> outputs)
    {
        for (int index = 0; index < outputs.Count; index++)
        {
            Perform(now, outputs[index]);
            if (log.IsStopped)
            {
                return;
            }
        }

        if (client.State != lastRead)
        {
            lastRead = client.State;
            log.Add(new Entry.StateRead(device.Read(now), lastRead));
        }

        // One at a time: what the call makes fire may have armed handlers of its own.
        if (fired.TryDequeue(out StepAction.InHandler? next) && !log.IsStopped)
        {
            Call(now, next.Made, next.Where);
        }
    }

    private void Perform(Instant now, ClientOutput output)
    {
        Moment moment = device.Read(now);
        switch (output)
        {
            case ClientOutput.OpenAttempt open:
                Open(moment, open);
                break;
            case ClientOutput.CloseAttempt close:
                Close(moment, close);
                break;
            case ClientOutput.SendText send:
                Send(moment, send);
                break;
            case ClientOutput.AuthRequest request:
                Request(moment, request);
                break;
            default:
                Emit(moment, output);
                break;
        }
    }

    private void Emit(Moment moment, ClientOutput output)
    {
        switch (output)
        {
            case ClientOutput.StateChange change:
                log.Add(new Entry.StateChange(moment, change.Previous, change.Current));
                Read(moment, change, change.Current);
                Fire(EventNames.StateChange);
                break;
            case ClientOutput.StateEvent named:
                log.Add(new Entry.StateEvent(moment, named.State) { SocketId = named.Reads?.SocketId });
                Read(moment, named, named.State);
                Fire(named.State);
                break;
            case ClientOutput.ConnectingIn announcement:
                log.Add(new Entry.ConnectingIn(moment, announcement.Seconds));
                Fire(EventNames.ConnectingIn);
                break;
            case ClientOutput.Error error:
                log.Add(new Entry.ErrorEmitted(moment, error.Payload));
                Fire(EventNames.Error);
                break;
            case ClientOutput.ChannelEvent named:
                log.Add(new Entry.ChannelEvent(moment, named.Channel, named.Name, named.Data));
                Fire(named.Name, named.Channel);
                break;
            case ClientOutput.OtherEvent other:
                log.Add(new Entry.EventEmitted(moment, other.Name, other.Data));
                Fire(other.Name);
                break;
            default:
                throw new ArgumentException($"{output.GetType().Name} is no event", nameof(output));
        }
    }

    private void Open(Moment moment, ClientOutput.OpenAttempt open)
    {
        if (IsRight(moment, "port/attempt", watch.Start(open.Attempt)))
        {
            log.Add(new Entry.AttemptStarted(moment, open.Attempt, open.Transport, open.Url));
            LatestAttempt = open.Attempt;
            network.Open(moment.At, open.Attempt, open.Url);
        }
    }

    private void Close(Moment moment, ClientOutput.CloseAttempt close)
    {
        if (IsRight(moment, "port/attempt", watch.Close(close.Attempt)))
        {
            log.Add(new Entry.AttemptGivenUp(moment, close.Attempt));
            network.GiveUp(moment.At, close.Attempt);
        }
    }

    private void Send(Moment moment, ClientOutput.SendText send)
    {
        if (IsRight(moment, "port/attempt", watch.Send(send.Attempt)))
        {
            log.Add(new Entry.TextSent(moment, send.Attempt, send.Text));
            network.SendToServer(moment.At, send.Attempt, send.Text);
        }
    }

    private void Request(Moment moment, ClientOutput.AuthRequest request)
    {
        if (IsRight(moment, "port/request", watch.Request(request.Request)))
        {
            log.Add(new Entry.AuthRequested(moment, request.Request, request.Method, request.Url, request.Headers, request.Body));
            network.Request(moment.At, request.Request, request.Method, request.Url, request.Body);
        }
    }

    /// <summary>Whether the client uses the port rightly; where it does not, the run ends.</summary>
    private bool IsRight(Moment moment, string cause, string? mistake)
    {
        if (mistake is not null)
        {
            log.Stop(moment, cause, mistake);
        }

        return mistake is null;
    }

    /// <summary>A state that a program reads inside a handler is written down where it is another one than the event tells.</summary>
    private void Read(Moment moment, ClientOutput output, string told)
    {
        if (output.Reads is HandlerReads reads && reads.State != told)
        {
            lastRead = reads.State;
            log.Add(new Entry.StateRead(moment, lastRead));
        }
    }

    private void Fire(string name, string? channel = null)
    {
        for (int index = 0; index < handlers.Count; index++)
        {
            StepAction.InHandler handler = handlers[index];
            if (handler.Event == name && handler.Channel == channel)
            {
                fired.Enqueue(handler);
                Spend(index, handler);
                return;
            }
        }
    }

    /// <summary>A handler that makes its call again goes behind those that wait for the same event.</summary>
    private void Spend(int index, StepAction.InHandler handler)
    {
        handlers.RemoveAt(index);
        if (handler.Times != 1)
        {
            handlers.Add(handler with { Times = Often.Less(handler.Times) });
        }
    }
}
