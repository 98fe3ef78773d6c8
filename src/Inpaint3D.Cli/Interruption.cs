using System.Runtime.InteropServices;

namespace Inpaint3D.Cli;

/// <summary>The first Ctrl-C or SIGTERM asks the work to stop, so that it leaves nothing half written; the second one ends the process.</summary>
internal sealed class Interruption : IDisposable
{
    readonly CancellationTokenSource _source = new();
    readonly PosixSignalRegistration[] _registrations;

    public Interruption() => _registrations = [PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop), PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop)];

    public CancellationToken Token => _source.Token;

    /// <summary>What the process ends with once it was stopped.</summary>
    public Exit Code { get; private set; } = Exit.Interrupted;

    public void Dispose()
    {
        foreach (var registration in _registrations) registration.Dispose();
        _source.Dispose();
    }

    void Stop(PosixSignalContext context)
    {
        context.Cancel = !_source.IsCancellationRequested;
        if (context.Signal == PosixSignal.SIGTERM) Code = Exit.Terminated;
        _source.Cancel();
    }
}
