namespace Inpaint3D.Compute;

/// <summary>The CPU body of a kernel: does the rows <paramref name="start"/> ≤ y &lt; <paramref name="end"/>.</summary>
public delegate void CpuBody<TArgs>(int start, int end, in TArgs args, ReadOnlySpan<DeviceBuffer> buffers) where TArgs : unmanaged;

/// <summary>
/// A leaf of an algorithm with two bodies: this C# one, and the compute shader <c>shaders/&lt;Name&gt;.comp</c> of the same meaning.
/// </summary>
/// <typeparam name="TArgs">Push constants: a sequential struct of 4-byte fields, at most 120 bytes.</typeparam>
/// <param name="name">Path of the twin under <c>shaders/</c>, without extension, such as <c>numerics/multigrid-smooth</c>.</param>
/// <param name="cpuBody">What the CPU runs; rows of one dispatch may run in any order and on any thread.</param>
public sealed class Kernel<TArgs>(string name, CpuBody<TArgs> cpuBody) where TArgs : unmanaged
{
    /// <summary>Path of the twin under <c>shaders/</c>, without extension.</summary>
    public string Name { get; } = name;
    /// <summary>What the CPU runs.</summary>
    public CpuBody<TArgs> CpuBody { get; } = cpuBody;
    /// <summary>About how many multiplications and additions of one sample an invocation is worth; below some work in all, threads cost more than they save.</summary>
    public int Work { get; init; } = 1;
}
