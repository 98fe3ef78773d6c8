using Inpaint3D.Vulkan;

namespace Inpaint3D.Tests.Vulkan;

public class WorkEstimateTests
{
    [Theory, InlineData(1e-7), InlineData(1e-5), InlineData(1e-2)]
    public void Batches_of_one_kernel_soon_take_the_time_they_should(double milliseconds)
    {
        var (estimate, kernel) = (new WorkEstimate(), new KernelCost());
        double time = 0;
        for (int batch = 0; batch < 3; batch++) time = RunBatch(estimate, 0.1 / milliseconds, (kernel, milliseconds));
        Assert.InRange(time, WorkEstimate.LongestBatch / 2, 2 * WorkEstimate.LongestBatch);
    }

    [Fact]
    public void A_slow_kernel_after_a_fast_one_does_not_take_its_place_for_fast()
    {
        var (estimate, fast, slow) = (new WorkEstimate(), new KernelCost(), new KernelCost());
        for (int batch = 0; batch < 10; batch++) RunBatch(estimate, 1e4, (fast, 1e-6));
        Assert.InRange(RunBatch(estimate, 1e4, (slow, 1e-3)), 0, 2 * WorkEstimate.LongestBatch);
    }

    [Fact]
    public void Mixed_batches_are_told_apart_in_the_end()
    {
        var (estimate, fast, slow) = (new WorkEstimate(), new KernelCost(), new KernelCost());
        for (int batch = 0; batch < 50; batch++)
        {
            double time = RunBatch(estimate, 1e4, (fast, 1e-6), (slow, 1e-4));
            if (batch > 5) Assert.InRange(time, WorkEstimate.LongestBatch / 2, 2 * WorkEstimate.LongestBatch);
        }
        Assert.True(slow.Milliseconds > fast.Milliseconds / 2);
    }

    [Fact]
    public void A_short_batch_does_not_make_a_kernel_slow()
    {
        var (estimate, kernel) = (new WorkEstimate(), new KernelCost());
        estimate.Add(kernel, 1);
        estimate.Learn(1, exact: true);
        Assert.Equal(new KernelCost().Milliseconds, kernel.Milliseconds);
        estimate.Learn(100, exact: false);
        Assert.Equal(new KernelCost().Milliseconds, kernel.Milliseconds);
    }

    /// <summary>Fills a batch with dispatches of some kernels in turn until it is enough; the time that it then takes.</summary>
    static double RunBatch(WorkEstimate estimate, double invocations, params ReadOnlySpan<(KernelCost Kernel, double Milliseconds)> kernels)
    {
        estimate.Clear();
        double time = 0;
        for (int i = 0; i < 100_000 && !estimate.IsEnough; i++)
        {
            var (kernel, milliseconds) = kernels[i % kernels.Length];
            estimate.Add(kernel, invocations);
            time += invocations * milliseconds;
        }
        estimate.Learn(time, exact: true);
        return time;
    }
}
