using Inpaint3D.Compute;

namespace Inpaint3D.Tests.Laws;

/// <summary>One dispatch of a kernel on made-up data: for the law that its two bodies agree, and for timing it.</summary>
/// <param name="kernel">Name of the kernel.</param>
/// <param name="variant">What distinguishes the case from others of the kernel.</param>
/// <param name="buffers">Arrays of float or int, in the order of the bindings.</param>
abstract class KernelCase(string kernel, string variant, Array[] buffers)
{
    public string Kernel => kernel;

    /// <summary>What distinguishes the case from others of the kernel.</summary>
    public string Variant => variant;

    /// <summary>Arrays of float or int, in the order of the bindings.</summary>
    public IReadOnlyList<Array> Buffers => buffers;

    /// <summary>Number of buffers that the kernel writes, as indices.</summary>
    public required int[] Written { get; init; }

    /// <summary>How far the two bodies may differ, relative to the largest number in a buffer.</summary>
    public required double Tolerance { get; init; }

    /// <summary>Bytes that must pass between the cores and memory: everything once that is read, and once that is written.</summary>
    public required long Traffic { get; init; }

    /// <summary>What a written buffer means; the numbers in it unless the kernel leaves some of them open.</summary>
    public Func<Array, double[]> Meaning { get; init; } = Numbers;

    /// <summary>Copies the data to a device.</summary>
    public DeviceBuffer[] Upload(Device device) => [.. buffers.Select(data => data is float[] floats ? device.Upload<float>(floats) : device.Upload<int>((int[])data))];

    /// <summary>Records the dispatch.</summary>
    public abstract void Dispatch(Device device, DeviceBuffer[] uploaded);

    /// <summary>Copies one of the buffers back.</summary>
    public Array Read(Device device, DeviceBuffer[] uploaded, int index)
    {
        if (buffers[index] is int[])
        {
            var numbers = new int[buffers[index].Length];
            device.Read<int>(uploaded[index], numbers);
            return numbers;
        }
        var floats = new float[buffers[index].Length];
        device.Read<float>(uploaded[index], floats);
        return floats;
    }

    /// <summary>What the dispatch writes.</summary>
    public double[][] Run(Device device)
    {
        var uploaded = Upload(device);
        Dispatch(device, uploaded);
        var written = Written.Select(index => Meaning(Read(device, uploaded, index))).ToArray();
        foreach (var buffer in uploaded) buffer.Dispose();
        return written;
    }

    static double[] Numbers(Array data) => data is float[] floats ? Array.ConvertAll(floats, x => (double)x) : Array.ConvertAll((int[])data, x => (double)x);
}

/// <inheritdoc/>
sealed class KernelCase<TArgs>(Kernel<TArgs> kernel, string variant, int width, int rows, TArgs args, params Array[] buffers) : KernelCase(kernel.Name, variant, buffers)
    where TArgs : unmanaged
{
    public override void Dispatch(Device device, DeviceBuffer[] uploaded) => device.Dispatch(kernel, width, rows, args, uploaded);
}
