using Simulator.Protocol;
using Simulator.Time;
using static Simulator.Protocol.ConnectionState;
using Kind = Simulator.Connection.ConnectionInputKind;

namespace Simulator.Connection;

/// <summary>
/// The connection machine. Everything that decides a transition is in this file; <see cref="StepEffects"/> only carries the
/// decisions out, and every number comes from <see cref="ConnectionPolicy"/>. Each function below is one input, each
/// arm one state; a state that stays says why. There is no catch-all arm.
/// </summary>
/// <param name="setup">What the program and the browser give; it never changes.</param>
public sealed class ConnectionMachine(ClientSetup setup)
{
    private readonly ConnectionPolicy policy = setup.EffectivePolicy;

    /// <summary>The connection before the client is created.</summary>
    public Connection Initial => Connection.Initial(setup.Encrypted);

    /// <summary>Takes one step. A pure, total function: equal arguments give equal results, whatever ran before.</summary>
    /// <param name="connection">The connection before the step.</param>
    /// <param name="now">The instant of the step, on the client's own clock.</param>
    /// <param name="input">What reaches the connection.</param>
    /// <param name="outputs">Where the outputs are put, in order, behind what is there.</param>
    /// <returns>The connection after the step.</returns>
    public Connection Step(in Connection connection, Instant now, in ConnectionInput input, ref ConnectionOutputs outputs)
    {
        // The late or repeated answer of an attempt that was given up changes nothing, in every state.
        bool stale = input.ConcernsAttempt && !(connection.IsLive && connection.Attempt == input.Attempt);
        return stale ? connection : Decide(new StepEffects(setup, policy, connection, now, input, ref outputs));
    }

    private static Connection Decide(in StepEffects turn) => turn.Input.Kind switch
    {
        Kind.Created => Created(turn),
        Kind.Connect => Connect(turn),
        Kind.Disconnect => Disconnect(turn),
        Kind.PageLeft => Disconnect(turn),
        Kind.AttemptOpened => AttemptOpened(turn),
        Kind.AttemptFailed => AttemptFailed(turn),
        Kind.AttemptClosed => AttemptClosed(turn),
        Kind.Established => Established(turn),
        Kind.ErrorReceived => ErrorReceived(turn),
        Kind.PingReceived => PingReceived(turn),
        Kind.MessageReceived => MessageReceived(turn),
        Kind.MalformedReceived => MalformedReceived(turn),
        Kind.Online => Online(turn),
        Kind.Offline => Offline(turn),
        Kind.DeadlineReached => DeadlineReached(turn),
    };

    private static Connection Created(in StepEffects turn) => turn.State switch
    {
        Initialized => turn.Setup.ConnectOnCreate ? Begin(turn) : turn.Stay(),
        Connecting or Connected or Unavailable or Failed or Disconnected => turn.Stay(), // a client is created once
    };

    private static Connection Connect(in StepEffects turn) => turn.State switch
    {
        Initialized or Disconnected => Begin(turn),
        Connecting or Unavailable => turn.Before.IsLive
            ? turn.Stay() // an attempt is under way already
            : turn.Open(turn.Before), // why wait any longer
        Connected => turn.Stay(), // there already
        Failed => turn.Stay(), // it would fail again, without an event
    };

    private static Connection Begin(in StepEffects turn) =>
        turn.Setup.IsSupported ? turn.Open(turn.EnterConnecting(turn.Before)) : turn.Change(turn.Before, Failed);

    private static Connection Disconnect(in StepEffects turn) => turn.State switch
    {
        Connecting or Connected or Unavailable => turn.Rest(turn.Close(turn.Before)),
        Initialized => turn.Stay(), // nothing to close, and no event is emitted in this state
        Failed => turn.Stay(), // nothing to close
        Disconnected => turn.Stay(), // done already
    };

    private static Connection AttemptOpened(in StepEffects turn) => turn.State switch
    {
        Connecting or Unavailable => turn.Before.Phase == AttemptPhase.Opening
            ? turn.Before with { Phase = AttemptPhase.Opened }
            : turn.Stay(), // told twice
        Connected => turn.Stay(), // told twice
        Initialized or Failed or Disconnected => turn.Stay(), // no attempt is live here
    };

    private static Connection AttemptFailed(in StepEffects turn) => turn.State switch
    {
        Connecting => turn.Wait(turn.Ended()),
        Unavailable => turn.AwaitRetry(turn.Ended()),
        Connected => Dropped(turn, turn.Ended()), // an open socket that fails is a lost connection
        Initialized or Failed or Disconnected => turn.Stay(), // no attempt is live here
    };

    private static Connection AttemptClosed(in StepEffects turn)
    {
        turn.TellError();
        return turn.State switch
        {
            Connecting => RefusedWhileConnecting(turn, turn.Ended()),
            Unavailable => RefusedWhileUnavailable(turn, turn.Ended()),
            Connected => Dropped(turn, turn.Ended()),
            Initialized or Failed or Disconnected => turn.Stay(), // no attempt is live here
        };
    }

    private static Connection Established(in StepEffects turn) => turn.State switch
    {
        Connecting or Unavailable => turn.Before.Phase == AttemptPhase.Opened
            ? turn.Accept()
            : turn.Stay(), // nothing can be said on a socket that is not open
        Connected => turn.Heard(), // a second handshake changes nothing
        Initialized or Failed or Disconnected => turn.Stay(), // no attempt is live here
    };

    private static Connection ErrorReceived(in StepEffects turn)
    {
        turn.TellAnyError();
        bool carriesOn = turn.Family is CodeFamily.Informational or CodeFamily.Temporary;
        return turn.State switch
        {
            Connecting => carriesOn ? turn.Stay() : RefusedWhileConnecting(turn, turn.Close(turn.Before)),
            Unavailable => carriesOn ? turn.Stay() : RefusedWhileUnavailable(turn, turn.Close(turn.Before)),
            Connected => turn.Heard(), // the close that follows decides
            Initialized or Failed or Disconnected => turn.Stay(), // no attempt is live here
        };
    }

    private static Connection PingReceived(in StepEffects turn) => turn.State switch
    {
        Connected => turn.Answer(),
        Connecting or Unavailable => turn.Stay(), // before the handshake only errors count
        Initialized or Failed or Disconnected => turn.Stay(), // no attempt is live here
    };

    private static Connection MessageReceived(in StepEffects turn) => turn.State switch
    {
        Connected => turn.Heard(),
        Connecting or Unavailable => turn.Stay(), // before the handshake only errors count
        Initialized or Failed or Disconnected => turn.Stay(), // no attempt is live here
    };

    private static Connection MalformedReceived(in StepEffects turn)
    {
        turn.TellAnyError();
        return turn.State switch
        {
            Connected => turn.Heard(), // no message, but a sign of life
            Connecting or Unavailable => turn.Stay(), // the attempt's timeout decides
            Initialized or Failed or Disconnected => turn.Stay(), // no attempt is live here
        };
    }

    private static Connection Online(in StepEffects turn) => turn.State switch
    {
        Connecting or Unavailable => turn.Open(turn.Before), // an attempt made while offline is not waited for
        Connected => turn.Stay(), // there already
        Initialized or Failed or Disconnected => turn.Stay(), // nobody wants a connection
    };

    private static Connection Offline(in StepEffects turn) => turn.State switch
    {
        Connected => Dropped(turn, turn.Close(turn.Before)),
        Connecting or Unavailable => turn.Stay(), // attempts go on: the notice may be wrong
        Initialized or Failed or Disconnected => turn.Stay(), // nothing to lose
    };

    private static Connection DeadlineReached(in StepEffects turn)
    {
        Connection before = turn.Before;
        if (turn.Now < before.NextDeadline)
        {
            return turn.Stay(); // asked too early, or nothing is awaited
        }

        if (before.UnavailableAt == before.NextDeadline)
        {
            return turn.EnterUnavailable();
        }

        return before.PhaseDeadline == before.NextDeadline ? PhaseOver(turn) : turn.Open(before);
    }

    private static Connection PhaseOver(in StepEffects turn) => turn.Before.Phase switch
    {
        AttemptPhase.Opening or AttemptPhase.Opened => turn.State == Unavailable
            ? turn.AwaitRetry(turn.Close(turn.Before))
            : turn.Wait(turn.Close(turn.Before)),
        AttemptPhase.Established => turn.AskForLife(),
        AttemptPhase.PongAwaited => Reconnect(turn, turn.Close(turn.Before)),
        AttemptPhase.None => turn.Stay(), // no attempt, no phase
    };

    private static Connection RefusedWhileConnecting(in StepEffects turn, in Connection ended) => turn.Family switch
    {
        CodeFamily.SecureOnly => ended.Secure ? turn.Rest(ended) : turn.Open(ended with { Secure = true }),
        CodeFamily.Final => turn.Rest(ended),
        CodeFamily.BackOff => turn.WaitUntil(ended, turn.Now + turn.Policy.BackOffWait),
        CodeFamily.AtOnce => turn.OpenAboveFloor(ended),
        CodeFamily.Informational or CodeFamily.Temporary => turn.Wait(ended),
    };

    private static Connection RefusedWhileUnavailable(in StepEffects turn, in Connection ended) => turn.Family switch
    {
        CodeFamily.SecureOnly => ended.Secure ? turn.Rest(ended) : turn.Open(ended with { Secure = true }),
        CodeFamily.Final => turn.Rest(ended),
        CodeFamily.BackOff or CodeFamily.AtOnce or CodeFamily.Informational or CodeFamily.Temporary =>
            turn.AwaitRetry(ended), // every ten seconds, whatever the server would like
    };

    private static Connection Dropped(in StepEffects turn, in Connection ended) => turn.Family switch
    {
        CodeFamily.SecureOnly => ended.Secure ? turn.Rest(ended) : turn.Open(turn.PassDisconnected(ended with { Secure = true })),
        CodeFamily.Final => turn.Rest(ended),
        CodeFamily.BackOff => turn.WaitUntil(turn.PassDisconnected(ended), turn.Now + turn.Policy.BackOffWait),
        CodeFamily.AtOnce or CodeFamily.Informational or CodeFamily.Temporary => Reconnect(turn, ended),
    };

    private static Connection Reconnect(in StepEffects turn, in Connection ended) =>
        turn.OpenAboveFloor(turn.PassDisconnected(ended));
}
