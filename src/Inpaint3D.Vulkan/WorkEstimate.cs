namespace Inpaint3D.Vulkan;

/// <summary>What an invocation of a kernel costs, as far as batches have told.</summary>
internal sealed class KernelCost
{
    /// <summary>Milliseconds. The first guess is that of a slow device: a short batch costs little, a long one cannot be stopped.</summary>
    public double Milliseconds { get; set; } = 1e-3;
}

/// <summary>How long a batch will run, and what is learnt when it has.</summary>
internal sealed class WorkEstimate
{
    /// <summary>A batch should run no longer than this, in milliseconds: a cancelled call may have to wait for two of them.</summary>
    public const double LongestBatch = 25;

    readonly List<(KernelCost Cost, double Milliseconds)> _parts = [];

    /// <summary>The estimate.</summary>
    public double Milliseconds { get; private set; }

    /// <summary>Whether the batch is long enough.</summary>
    public bool IsEnough => Milliseconds >= LongestBatch;

    /// <summary>Adds a dispatch.</summary>
    public void Add(KernelCost cost, double invocations)
    {
        double milliseconds = invocations * cost.Milliseconds;
        _parts.Add((cost, milliseconds));
        Milliseconds += milliseconds;
    }

    /// <summary>Starts the next batch.</summary>
    public void Clear()
    {
        _parts.Clear();
        Milliseconds = 0;
    }

    /// <summary>Corrects the costs by the time that the batch took: each kernel bears its share of the factor.</summary>
    /// <param name="milliseconds">The time.</param>
    /// <param name="exact">False when the batch may have ended before somebody looked.</param>
    public void Learn(double milliseconds, bool exact)
    {
        if (Milliseconds <= 0) return;
        double factor = Math.Max(milliseconds, 1e-3) / Milliseconds;
        // Short batches are slow for other reasons than their work.
        if (factor > 1 && (!exact || milliseconds < LongestBatch / 4)) return;
        foreach (var (cost, part) in _parts) cost.Milliseconds *= Math.Pow(factor, part / Milliseconds);
    }
}
