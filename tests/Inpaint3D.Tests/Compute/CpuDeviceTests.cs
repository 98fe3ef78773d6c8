using Inpaint3D.Compute;

namespace Inpaint3D.Tests.Compute;

public class CpuDeviceTests
{
    readonly record struct Grid(int Width, int Add);

    static readonly Kernel<Grid> s_count = new("tests/count", (int start, int end, in Grid grid, ReadOnlySpan<DeviceBuffer> buffers) =>
    {
        var data = buffers[0].As<int>();
        for (int i = start * grid.Width; i < end * grid.Width; i++) data[i] += grid.Add;
    });

    [Theory, InlineData(1, 1, 1), InlineData(17, 3, 2), InlineData(255, 255, 3), InlineData(1, 100_000, 4), InlineData(512, 512, 16)]
    public void Every_row_runs_once_in_the_order_of_dispatch(int width, int rows, int threads)
    {
        using var device = new CpuDevice(threads);
        using var buffer = device.Upload<int>(new int[width * rows]);
        device.Dispatch(s_count, width, rows, new Grid(width, 1), buffer);
        device.Dispatch(s_count, width, rows, new Grid(width, 10), buffer);
        var result = new int[width * rows];
        device.Read(buffer, result.AsSpan());
        Assert.All(result, value => Assert.Equal(11, value));
    }

    [Fact]
    public void Upload_copies_and_an_empty_dispatch_does_nothing()
    {
        int[] data = [1, 2, 3];
        using var buffer = Device.Cpu.Upload<int>(data);
        data[0] = 9;
        Device.Cpu.Dispatch(s_count, 0, 5, new Grid(0, 1), buffer);
        var result = new int[3];
        Device.Cpu.Read(buffer, result.AsSpan());
        Assert.Equal([1, 2, 3], result);
    }

    [Fact]
    public void No_threads_is_an_error() => Assert.Throws<ArgumentOutOfRangeException>(() => new CpuDevice(0));
}
