namespace Silk.NET.Core;

/// <summary>The address of some function.</summary>
public readonly unsafe struct PfnVoidFunction(delegate* unmanaged[Cdecl]<void> ptr)
{
    public delegate* unmanaged[Cdecl]<void> Handle { get; } = ptr;

    public static implicit operator nint(PfnVoidFunction pfn) => (nint)pfn.Handle;
}
