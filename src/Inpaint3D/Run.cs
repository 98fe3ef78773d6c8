using Inpaint3D.Compute;

namespace Inpaint3D;

/// <summary>What every long call is given: where to compute, when to stop, whom to tell, and the seed of every random choice.</summary>
public sealed record Run
{
    /// <summary>Where kernels run.</summary>
    public Device Device { get; init; } = Device.Cpu;
    /// <summary>Asks the call to stop; it answers within 200 ms by <see cref="OperationCanceledException"/>.</summary>
    public CancellationToken Cancel { get; init; }
    /// <summary>Told the finished fraction, 0..1, never falling.</summary>
    public IProgress<double>? Progress { get; init; }
    /// <summary>Told one sentence about a choice or an event that the caller may want to show, such as a fallback.</summary>
    public Action<string>? Note { get; init; }
    /// <summary>Seed of the counter-based generator; the same seed gives the same bytes at any thread count.</summary>
    public ulong Seed { get; init; } = 1;

    double From { get; init; }
    double To { get; init; } = 1;

    /// <summary>Reports that a fraction (0..1) of this run is done, and stops if that was asked for.</summary>
    public void Step(double fraction)
    {
        Cancel.ThrowIfCancellationRequested();
        Progress?.Report(From + ((To - From) * Math.Clamp(fraction, 0, 1)));
    }

    /// <summary>A run whose progress 0..1 is the part <paramref name="from"/>..<paramref name="to"/> of this one.</summary>
    public Run Part(double from, double to) => this with { From = From + ((To - From) * from), To = From + ((To - From) * to) };
}
