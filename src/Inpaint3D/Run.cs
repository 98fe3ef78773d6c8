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

    /// <summary>
    /// Does items that do not depend on each other: side by side on the processor's threads, or one after the other on another device. Each is given a
    /// run of its own, which says nothing.
    /// </summary>
    /// <param name="sizes">How much each of them is of the work.</param>
    /// <param name="item">Does the item of that number.</param>
    internal void Each(IReadOnlyList<int> sizes, Action<int, Run> item)
    {
        var (gate, all, done) = (new Lock(), Math.Max(1, sizes.Sum(size => (double)size)), 0.0);
        var quiet = this with { Progress = null, Note = null };
        void Do(int i)
        {
            item(i, quiet);
            lock (gate) Step((done += sizes[i]) / all);
        }
        if (sizes.Count == 1) item(0, this);
        else if (Device is not CpuDevice processor)
        {
            for (int i = 0; i < sizes.Count; i++) Do(i);
        }
        else
        {
            try
            {
                processor.For(sizes.Count, Do);
            }
            catch (AggregateException e) when (e.InnerExceptions.All(inner => inner is OperationCanceledException))
            {
                throw new OperationCanceledException(Cancel);
            }
        }
    }

    /// <summary>Does work on the device. If the device fails on the way, or has failed before, the work is done on the processor, which is noted once.</summary>
    /// <param name="work">Given the run to use. It may be called twice, and must not have changed its input by then.</param>
    public T OnDevice<T>(Func<Run, T> work)
    {
        if (Device is CpuDevice) return work(this);
        var progress = Progress is null ? null : new RisingProgress(Progress);
        if (Device.Failure is null)
        {
            try
            {
                return work(this with { Progress = progress });
            }
            catch (Exception e) when (Device.Failure is not null && e is not OperationCanceledException)
            {
                // Whatever was on the device is lost; the input is not.
            }
        }
        if (Note is not null && Device.TellFailure()) Note($"{Device.Failure} The processor does the work instead.");
        return work(this with { Device = Device.Host, Progress = progress });
    }

    /// <summary>Passes on only what is above all before, for work that starts again.</summary>
    sealed class RisingProgress(IProgress<double> progress) : IProgress<double>
    {
        double _highest;

        public void Report(double value) => progress.Report(_highest = Math.Max(_highest, value));
    }
}
