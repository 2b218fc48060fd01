using Simulator.Connection;
using Simulator.Protocol;
using Simulator.Time;
using Input = Simulator.Connection.ConnectionInputKind;
using Output = Simulator.Connection.ConnectionOutputKind;

namespace Simulator.Benchmarks.Peers;

/// <summary>
/// The connection machine as a class with fields that change in place, to measure what it costs to be pure. It knows
/// only what <see cref="MachineLife"/> asks of it, which is in its favour.
/// </summary>
internal sealed class MutableConnection
{
    private readonly ConnectionPolicy policy = ConnectionPolicy.Documented;
    private ConnectionState state;
    private AttemptPhase phase;
    private int attempt;
    private int failures;
    private Instant attemptStarted;
    private Instant phaseDeadline;
    private Instant retryAt;
    private Instant unavailableAt;
    private Duration activityTimeout;

    /// <summary>What is known after a step, as the pure machine has it.</summary>
    public Simulator.Connection.Connection Value => new()
    {
        State = state,
        Phase = phase,
        Attempt = attempt,
        Failures = failures,
        AttemptStarted = attemptStarted,
        PhaseDeadline = phaseDeadline,
        RetryAt = retryAt,
        UnavailableAt = unavailableAt,
        ActivityTimeout = activityTimeout,
    };

    /// <summary>Begins anew, as before the client was created.</summary>
    public void Reset()
    {
        (state, phase, attempt, failures) = (ConnectionState.Initialized, AttemptPhase.None, 0, 0);
        (attemptStarted, activityTimeout) = (Instant.Start, Duration.Zero);
        phaseDeadline = retryAt = unavailableAt = Instant.Never;
    }

    /// <summary>Takes one step.</summary>
    public void Step(Instant now, in ConnectionInput input, ref ConnectionOutputs outputs)
    {
        if (input.ConcernsAttempt && (phase == AttemptPhase.None || attempt != input.Attempt))
        {
            return;
        }

        switch (input.Kind)
        {
            case Input.Created when state == ConnectionState.Initialized:
                EnterConnecting(now, ref outputs);
                Open(now, ref outputs);
                break;
            case Input.Disconnect when state is ConnectionState.Connecting or ConnectionState.Connected:
                Rest(ref outputs);
                break;
            case Input.AttemptOpened when phase == AttemptPhase.Opening:
                phase = AttemptPhase.Opened;
                break;
            case Input.AttemptFailed or Input.AttemptClosed:
                (phase, phaseDeadline) = (AttemptPhase.None, Instant.Never);
                Retry(now, ref outputs);
                break;
            case Input.Established when phase == AttemptPhase.Opened:
                Accept(now, ref outputs);
                break;
            case Input.MessageReceived when state == ConnectionState.Connected:
                Hear(now);
                break;
            case Input.PingReceived when state == ConnectionState.Connected:
                outputs.Add(new ConnectionOutput(Output.SendPong, attempt));
                Hear(now);
                break;
            case Input.DeadlineReached when now >= retryAt:
                Open(now, ref outputs);
                break;
        }
    }

    private void Change(ConnectionState current, ref ConnectionOutputs outputs)
    {
        outputs.Add(new ConnectionOutput(Output.ChangeState, 0, state, current));
        state = current;
    }

    private void EnterConnecting(Instant now, ref ConnectionOutputs outputs)
    {
        Change(ConnectionState.Connecting, ref outputs);
        (failures, unavailableAt) = (0, now + policy.UnavailableAfter);
    }

    private void Open(Instant now, ref ConnectionOutputs outputs)
    {
        outputs.Add(new ConnectionOutput(Output.OpenAttempt, ++attempt));
        (phase, attemptStarted, phaseDeadline, retryAt) = (AttemptPhase.Opening, now, now + policy.AttemptTimeout, Instant.Never);
    }

    private void Retry(Instant now, ref ConnectionOutputs outputs)
    {
        if (state == ConnectionState.Connected)
        {
            Change(ConnectionState.Disconnected, ref outputs);
            EnterConnecting(now, ref outputs);
            Open(now, ref outputs);
            return;
        }

        Duration wait = policy.RetryWaits[Math.Min(failures++, policy.RetryWaits.Count - 1)];
        outputs.Add(new ConnectionOutput(Output.ConnectingIn, wait.WholeSecondsUp));
        retryAt = now + wait;
    }

    private void Accept(Instant now, ref ConnectionOutputs outputs)
    {
        Change(ConnectionState.Connected, ref outputs);
        (phase, failures, activityTimeout) = (AttemptPhase.Established, 0, policy.ActivityTimeout);
        (phaseDeadline, retryAt, unavailableAt) = (now + activityTimeout, Instant.Never, Instant.Never);
    }

    private void Hear(Instant now) => (phase, phaseDeadline) = (AttemptPhase.Established, now + activityTimeout);

    private void Rest(ref ConnectionOutputs outputs)
    {
        outputs.Add(new ConnectionOutput(Output.CloseAttempt, attempt));
        Change(ConnectionState.Disconnected, ref outputs);
        (phase, phaseDeadline, retryAt, unavailableAt) = (AttemptPhase.None, Instant.Never, Instant.Never, Instant.Never);
    }
}
