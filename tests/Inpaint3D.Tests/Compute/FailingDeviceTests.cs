using Inpaint3D.Compute;
using Inpaint3D.Tests.Laws;

namespace Inpaint3D.Tests.Compute;

/// <summary>What <see cref="Run.OnDevice"/> does when a device, or the work on it, fails.</summary>
public class FailingDeviceTests
{
    [Fact]
    public void The_work_starts_again_on_the_host_and_one_note_says_so()
    {
        using var device = new Mortal();
        var (notes, progress) = (new List<string>(), new RisingProgress());
        var run = new Run { Device = device, Note = notes.Add, Progress = progress };
        for (int call = 0; call < 2; call++)
        {
            progress.Last = 0;
            var used = run.OnDevice(on =>
            {
                on.Step(0.1);
                on.Step(on.Device == device ? 0.6 : 0.7);
                if (on.Device == device) throw device.Die();
                return on.Device;
            });
            Assert.Same(device.Host, used);
            Assert.Equal(0.7, progress.Last);
        }
        Assert.Equal("It broke. The processor does the work instead.", Assert.Single(notes));
    }

    [Fact]
    public void Whoever_listens_first_is_told()
    {
        using var device = new Mortal();
        device.Die();
        var notes = new List<string>();
        new Run { Device = device }.OnDevice(_ => 0);
        new Run { Device = device, Note = notes.Add }.OnDevice(_ => 0);
        Assert.Single(notes);
    }

    [Fact]
    public void Errors_that_are_not_of_the_device_pass()
    {
        using var device = new Mortal();
        var run = new Run { Device = device };
        Assert.Throws<NotSupportedException>(() => run.OnDevice<int>(_ => throw new NotSupportedException("Install something.")));
        Assert.Throws<ArgumentException>(() => run.OnDevice<int>(_ => throw new ArgumentException("No.")));
        Assert.Throws<OperationCanceledException>(() => run.OnDevice<int>(_ =>
        {
            device.Die();
            throw new OperationCanceledException();
        }));
    }

    sealed class Mortal : Device
    {
        string? _failure;

        public override string Name => "mortal";
        public override string? Failure => _failure;
        public override CpuDevice Host { get; } = new(1);
        public override DeviceBuffer Allocate<T>(int length) => throw Die();
        public override DeviceBuffer Upload<T>(ReadOnlySpan<T> data) => throw Die();
        public override void Read<T>(DeviceBuffer buffer, Span<T> data) => throw Die();
        public override void Dispatch<TArgs>(Kernel<TArgs> kernel, int width, int rows, in TArgs args, params ReadOnlySpan<DeviceBuffer> buffers) => throw Die();

        public NotSupportedException Die() => new(_failure = "It broke.");
    }
}
