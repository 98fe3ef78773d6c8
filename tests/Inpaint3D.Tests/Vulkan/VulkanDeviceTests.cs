using System.Runtime.CompilerServices;
using Inpaint3D.Compute;
using Inpaint3D.Vulkan;

namespace Inpaint3D.Tests.Vulkan;

public class VulkanDeviceTests(ValidatedVulkan vulkan)
{
    readonly record struct Affine(int Count, int Run, float A0, float A1, float A2, float A3);

    /// <summary>p ← z + a p on vectors of four floats.</summary>
    static readonly Kernel<Affine> s_affine = new("numerics/conjugate-direction", (_, _, in _, _) => throw new InvalidOperationException("No kernel may run on the CPU here."));

    static void Dispatch(Device device, DeviceBuffer p, DeviceBuffer z, float a, int width, int rows) =>
        device.Dispatch(s_affine, width, rows, new Affine(width * rows, 1, a, a, a, a), p, z);

    [Theory, InlineData(0, false), InlineData(1, false), InlineData(255, false), InlineData(5_000_000, false), InlineData(0, true), InlineData(1, true), InlineData(255, true), InlineData(5_000_000, true)]
    public void What_was_uploaded_is_read_again(int length, bool staged)
    {
        using var device = vulkan.Open(new VulkanSettings { Staged = staged });
        float[] data = [.. Enumerable.Range(0, length).Select(i => (float)i)], read = new float[length];
        using var buffer = device.Upload<float>(data);
        device.Read(buffer, read.AsSpan());
        Assert.Equal(length, buffer.Length);
        Assert.Equal(data, read);
    }

    [Theory, InlineData(false), InlineData(true)]
    public void A_new_buffer_is_zero_also_where_others_were_before(bool staged)
    {
        using var device = vulkan.Open(new VulkanSettings { Staged = staged });
        var read = new float[1000];
        for (int i = 0; i < 3; i++)
        {
            device.Upload<float>(Enumerable.Repeat(7f, 1000).ToArray()).Dispose();
            using var buffer = device.Allocate<float>(1000);
            device.Read(buffer, read.AsSpan());
            Assert.All(read, value => Assert.Equal(0, value));
        }
    }

    [Theory]
    [InlineData(1, 1), InlineData(17, 1), InlineData(255, 255), InlineData(256, 3), InlineData(512, 512), InlineData(1, 2000), InlineData(1000, 33)]
    public void Every_place_of_a_dispatch_is_visited_once(int width, int rows)
    {
        var data = Enumerable.Range(0, 4 * (width * rows + 300)).Select(i => (float)i).ToArray();
        using var p = vulkan.Device.Upload<float>(data);
        using var z = vulkan.Device.Upload<float>(Enumerable.Repeat(3f, data.Length).ToArray());
        Dispatch(vulkan.Device, p, z, 2, width, rows);
        var read = new float[data.Length];
        vulkan.Device.Read(p, read.AsSpan());
        for (int i = 0; i < read.Length; i++) Assert.Equal(i < 4 * width * rows ? (2 * data[i]) + 3 : data[i], read[i]);
    }

    [Fact]
    public void Rows_beyond_the_limit_of_a_grid_are_folded()
    {
        // Tiles of 16 rows, and 65535 of them in an axis.
        const int rows = 1_050_000;
        using var p = vulkan.Device.Allocate<float>(4 * rows);
        using var z = vulkan.Device.Upload<float>(Enumerable.Range(0, 4 * rows).Select(i => (float)i).ToArray());
        Dispatch(vulkan.Device, p, z, 1, 1, rows);
        var read = new float[4 * rows];
        vulkan.Device.Read(p, read.AsSpan());
        for (int i = 0; i < read.Length; i++) Assert.Equal(i, read[i]);
    }

    [Theory, InlineData(false), InlineData(true)]
    public void Ten_thousand_small_dispatches_run_in_order(bool staged)
    {
        using var device = vulkan.Open(new VulkanSettings { Staged = staged });
        using var p = device.Allocate<float>(4 * 17);
        using var one = device.Upload<float>(Enumerable.Repeat(1f, 4 * 17).ToArray());
        // x/2 + 1 and 2x + 1 in turn: another order gives another number.
        for (int i = 0; i < 10_000; i++) Dispatch(device, p, one, i % 2 == 0 ? 0.5f : 2, 17, 1);
        var read = new float[4 * 17];
        device.Read(p, read.AsSpan());
        Assert.All(read, value => Assert.Equal(15_000, value));
    }

    [Theory, InlineData(false), InlineData(true)]
    public void Reading_in_between_sees_what_was_done_so_far(bool staged)
    {
        using var device = vulkan.Open(new VulkanSettings { Staged = staged });
        using var p = device.Allocate<float>(8);
        using var one = device.Upload<float>([1, 1, 1, 1, 1, 1, 1, 1]);
        var read = new float[8];
        for (int i = 1; i <= 300; i++)
        {
            Dispatch(device, p, one, 1, 2, 1);
            if (i % 7 != 0) continue;
            device.Read(p, read.AsSpan());
            Assert.All(read, value => Assert.Equal(i, value));
        }
    }

    [Theory, InlineData(false), InlineData(true)]
    public void A_buffer_may_be_dropped_while_recorded_work_needs_it(bool staged)
    {
        using var device = vulkan.Open(new VulkanSettings { Staged = staged });
        using var p = device.Allocate<float>(4096);
        for (int i = 1; i <= 100; i++)
        {
            using var z = device.Upload<float>(Enumerable.Repeat((float)i, 4096).ToArray());
            Dispatch(device, p, z, 1, 1024, 1);
        }
        var read = new float[4096];
        device.Read(p, read.AsSpan());
        Assert.All(read, value => Assert.Equal(5050, value));
    }

    [Fact]
    public void Memory_is_used_again()
    {
        using var device = vulkan.Open(new VulkanSettings());
        using var p = device.Allocate<float>(4096);
        uint most = 0;
        for (int i = 0; i < 500; i++)
        {
            using var z = device.Upload<float>(new float[4096]);
            Dispatch(device, p, z, 1, 1024, 1);
            device.Read(p, new float[1]);
            most = Math.Max(most, device.Context.Memory.Count);
        }
        Assert.InRange(most, 1u, 3u);
    }

    [Fact]
    public void A_buffer_that_nobody_disposed_comes_back_when_it_is_collected()
    {
        using var device = vulkan.Open(new VulkanSettings());
        Forget(device);
        GC.Collect();
        GC.WaitForPendingFinalizers();
        using var buffer = device.Allocate<float>(1 << 20);
        Assert.Equal(1u, device.Context.Memory.Count);

        [MethodImpl(MethodImplOptions.NoInlining)]
        static void Forget(VulkanDevice device) => device.Allocate<float>(1 << 20);
    }

    [Fact]
    public void Idle_memory_makes_room_for_other_sizes()
    {
        using var device = vulkan.Open(new VulkanSettings { MemoryLimit = 10 << 20 });
        for (int size = 1; size < 9; size++) device.Allocate<byte>(size << 20).Dispose();
        Assert.Null(device.Failure);
    }

    [Fact]
    public void Several_threads_may_share_a_device()
    {
        Parallel.For(0, 6, thread =>
        {
            using var p = vulkan.Device.Allocate<float>(400);
            using var z = vulkan.Device.Upload<float>(Enumerable.Repeat((float)thread, 400).ToArray());
            var read = new float[400];
            for (int i = 1; i <= 200; i++)
            {
                Dispatch(vulkan.Device, p, z, 1, 100, 1);
                if (i % 50 == 0) vulkan.Device.Read(p, read.AsSpan());
            }
            Assert.All(read, value => Assert.Equal(200f * thread, value));
        });
    }

    [Fact]
    public void Buffers_of_others_and_after_their_end_are_refused()
    {
        using var other = vulkan.Open(new VulkanSettings());
        using var mine = vulkan.Device.Allocate<float>(4);
        using var theirs = other.Allocate<float>(4);
        Assert.Throws<ArgumentException>(() => Dispatch(vulkan.Device, mine, theirs, 1, 1, 1));
        Assert.Throws<ArgumentException>(() => vulkan.Device.Read(Device.Cpu.Allocate<float>(1), new float[1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => vulkan.Device.Read(mine, new float[5]));
        Assert.Throws<InvalidOperationException>(() => mine.As<float>());
        mine.Dispose();
        Assert.Throws<ObjectDisposedException>(() => vulkan.Device.Read(mine, new float[1]));
        other.Dispose();
        theirs.Dispose();
        Assert.Throws<ObjectDisposedException>(() => other.Allocate<float>(1));
    }

    [Fact]
    public void An_unknown_name_lists_the_devices()
    {
        string name = vulkan.Device.Name;
        var error = Assert.Throws<NotSupportedException>(() => VulkanDevice.Open("no such device"));
        Assert.Contains(name, error.Message, StringComparison.Ordinal);
        Assert.Contains(VulkanDevice.List(), info => info.Name == name && info.Refusal is null);
        using var found = VulkanDevice.Open(name[1..^1].ToUpperInvariant());
        Assert.Equal(name, found.Name);
    }
}
