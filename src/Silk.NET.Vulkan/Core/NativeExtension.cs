using Silk.NET.Vulkan;

namespace Silk.NET.Core.Native;

/// <summary>The functions of an extension of an API.</summary>
public abstract class NativeExtension<T>
{
    private protected readonly Functions _functions;

    private protected NativeExtension(Functions functions, int count) => _functions = functions.Anew(count);
}
