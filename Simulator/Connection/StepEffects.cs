using Simulator.Protocol;
using Simulator.Time;
using Kind = Simulator.Connection.ConnectionOutputKind;

namespace Simulator.Connection;

/// <summary>
/// One step under way: what it starts from, and the actions that <see cref="ConnectionMachine"/> composes. An action
/// takes a connection, puts out what it must, and returns the connection that follows.
/// </summary>
internal readonly ref struct StepEffects
{
    private readonly ref readonly Connection before;
    private readonly ref readonly ConnectionInput input;
    private readonly ref ConnectionOutputs outputs;

    public StepEffects(
        ClientSetup setup, ConnectionPolicy policy, in Connection before, Instant now, in ConnectionInput input, ref ConnectionOutputs outputs)
    {
        Setup = setup;
        Policy = policy;
        this.before = ref before;
        this.input = ref input;
        Now = now;
        this.outputs = ref outputs;
    }

    public ClientSetup Setup { get; }

    public ConnectionPolicy Policy { get; }

    /// <summary>The connection that the step starts from.</summary>
    public ref readonly Connection Before => ref before;

    public Instant Now { get; }

    public ref readonly ConnectionInput Input => ref input;

    public ConnectionState State => Before.State;

    public CodeFamily Family => CloseCodes.Family(Input.Code);

    private Transport Transport => Setup.Transports[0];

    public Connection Stay() => Before;

    /// <summary>The attempt was ended by the other side.</summary>
    public Connection Ended() => WithoutAttempt(Before);

    /// <summary>Ends the live attempt, if there is one.</summary>
    public Connection Close(in Connection connection)
    {
        if (connection.IsLive)
        {
            outputs.Add(new ConnectionOutput(Kind.CloseAttempt, connection.Attempt));
        }

        return WithoutAttempt(connection);
    }

    public Connection Change(in Connection connection, ConnectionState current)
    {
        outputs.Add(new ConnectionOutput(Kind.ChangeState, 0, connection.State, current));
        return connection with { State = current };
    }

    public Connection EnterConnecting(in Connection connection) => Change(connection, ConnectionState.Connecting) with
    {
        Failures = 0,
        UnavailableAt = Now + Policy.UnavailableAfter,
    };

    /// <summary>After a drop <c>disconnected</c> is passed through in the same instant.</summary>
    public Connection PassDisconnected(in Connection connection) =>
        EnterConnecting(Change(connection, ConnectionState.Disconnected));

    /// <summary>A retry that was announced in <c>connecting</c> keeps its time; an attempt under way starts the rhythm.</summary>
    public Connection EnterUnavailable()
    {
        Connection changed = Change(Before, ConnectionState.Unavailable) with { UnavailableAt = Instant.Never };
        return changed.IsLive
            ? changed with { RetryAt = Instant.Later(Now, changed.AttemptStarted + Policy.RetryInterval) }
            : changed;
    }

    /// <summary>Comes to rest: nothing more happens until the program calls <c>connect()</c>.</summary>
    public Connection Rest(in Connection connection) => Change(connection, ConnectionState.Disconnected) with
    {
        RetryAt = Instant.Never,
        UnavailableAt = Instant.Never,
    };

    /// <summary>Starts the next attempt now; one that still hangs is given up first.</summary>
    public Connection Open(in Connection connection)
    {
        Connection closed = Close(connection);
        int number = closed.Attempt + 1;
        outputs.Add(new ConnectionOutput(Kind.OpenAttempt, number));
        return closed with
        {
            Attempt = number,
            Phase = AttemptPhase.Opening,
            AttemptStarted = Now,
            PhaseDeadline = Now + Policy.AttemptTimeoutOver(Transport),
            RetryAt = closed.State == ConnectionState.Unavailable ? Now + Policy.RetryInterval : Instant.Never,
        };
    }

    /// <summary>Starts the next attempt as soon as the least time since the start of the last one has passed.</summary>
    public Connection OpenAboveFloor(in Connection connection)
    {
        Instant floor = connection.AttemptStarted + Policy.ReconnectFloor;
        return floor <= Now ? Open(connection) : WaitUntil(connection, floor);
    }

    /// <summary>Waits for the next attempt, longer after each failure.</summary>
    public Connection Wait(in Connection connection)
    {
        Duration wait = Policy.RetryWaits[Math.Min(connection.Failures, Policy.RetryWaits.Count - 1)];
        return WaitUntil(connection with { Failures = connection.Failures + 1 }, Now + wait);
    }

    /// <summary>Waits for the retry of <c>unavailable</c>, which counts from the start of the attempt before.</summary>
    public Connection AwaitRetry(in Connection connection) => WaitUntil(connection, Instant.Later(Now, connection.RetryAt));

    /// <summary>Waits for the next attempt and tells for how long, rounded up to the second.</summary>
    public Connection WaitUntil(in Connection connection, Instant retryAt)
    {
        if (retryAt > Now)
        {
            outputs.Add(new ConnectionOutput(Kind.ConnectingIn, (retryAt - Now).WholeSecondsUp));
        }

        return connection with { RetryAt = retryAt };
    }

    /// <summary>The application has accepted the connection.</summary>
    public Connection Accept()
    {
        Duration silence = Duration.Shorter(Policy.ActivityTimeout, Input.ActivityTimeout ?? Policy.ActivityTimeout);
        return Change(Before, ConnectionState.Connected) with
        {
            Phase = AttemptPhase.Established,
            Failures = 0,
            ActivityTimeout = silence,
            PhaseDeadline = Now + silence,
            RetryAt = Instant.Never,
            UnavailableAt = Instant.Never,
        };
    }

    /// <summary>Something was heard on the established connection: it lives.</summary>
    public Connection Heard() => Before with
    {
        Phase = AttemptPhase.Established,
        PhaseDeadline = Now + Before.ActivityTimeout,
    };

    /// <summary>Nothing was heard for too long.</summary>
    public Connection AskForLife()
    {
        outputs.Add(new ConnectionOutput(Kind.SendPing, Before.Attempt));
        return Before with { Phase = AttemptPhase.PongAwaited, PhaseDeadline = Now + Policy.PongTimeout };
    }

    /// <summary>The server asked for a sign of life, and gave one by asking.</summary>
    public Connection Answer()
    {
        outputs.Add(new ConnectionOutput(Kind.SendPong, Before.Attempt));
        return Heard();
    }

    /// <summary>Tells the error that came with a close, where the code is one of the protocol's.</summary>
    public void TellError()
    {
        if (CloseCodes.IsProtocolCode(Input.Code))
        {
            TellAnyError();
        }
    }

    public void TellAnyError() => outputs.Add(new ConnectionOutput(Kind.Error, Input.Code));

    private static Connection WithoutAttempt(in Connection connection) =>
        connection with { Phase = AttemptPhase.None, PhaseDeadline = Instant.Never };
}
