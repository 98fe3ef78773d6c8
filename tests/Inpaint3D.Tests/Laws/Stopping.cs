using System.Diagnostics;

namespace Inpaint3D.Tests.Laws;

/// <summary>Cancels a run once it says that a tenth is done, and takes the time from there; no timer, which a busy machine may call too late.</summary>
sealed class Stopping : IProgress<double>, IDisposable
{
    readonly CancellationTokenSource _cancel = new();
    readonly Stopwatch _watch = new();

    public void Report(double value)
    {
        if (value < 0.1 || _watch.IsRunning) return;
        _watch.Start();
        _cancel.Cancel();
    }

    /// <summary>
    /// The work must stop soon. The bound is loose against the 200 ms that are promised, since a test machine may be busy; what it
    /// catches is a method that does not look at all.
    /// </summary>
    public static void StopsSoon(Run run, Action<Run> work)
    {
        using var stopping = new Stopping();
        Assert.ThrowsAny<OperationCanceledException>(() => work(run with { Cancel = stopping._cancel.Token, Progress = stopping }));
        Assert.InRange(stopping._watch.ElapsedMilliseconds, 0, 2000);
    }

    public void Dispose() => _cancel.Dispose();
}
