using System.Runtime.InteropServices;
using System.Text;

namespace Silk.NET.Vulkan;

/// <summary>
/// Addresses of functions, found at their first call. All come from the instance, whose functions serve every device of it; those of one
/// device would save a few nanoseconds a call and be wrong for a second device.
/// </summary>
internal sealed unsafe class Functions(nint library, Instance instance, int count)
{
    readonly nint[] _found = new nint[count];

    /// <summary>The address of a function, its name ending with a zero.</summary>
    /// <exception cref="EntryPointNotFoundException">The driver lacks it, or its extension was not asked for.</exception>
    public nint this[int slot, ReadOnlySpan<byte> name]
    {
        get
        {
            nint found = _found[slot];
            return found != 0 ? found : _found[slot] = Needed(name);
        }
    }

    /// <summary>The same library and instance, nothing found yet.</summary>
    public Functions Anew(int count) => new(library, instance, count);

    /// <summary>True when the instance has a function.</summary>
    public bool Has(ReadOnlySpan<byte> name) => Find(name) != 0;

    /// <summary>True when a device was made with what a function needs.</summary>
    public bool Has(ReadOnlySpan<byte> name, Device device)
    {
        fixed (byte* text = name)
            return ((delegate* unmanaged<Device, byte*, nint>)NativeLibrary.GetExport(library, "vkGetDeviceProcAddr"))(device, text) != 0;
    }

    nint Needed(ReadOnlySpan<byte> name) =>
        Find(name) is not 0 and var found ? found : throw new EntryPointNotFoundException($"Vulkan has no {Encoding.ASCII.GetString(name)} here: the driver is too old, or an extension was not enabled.");

    nint Find(ReadOnlySpan<byte> name)
    {
        fixed (byte* text = name)
        {
            nint found = ((delegate* unmanaged<Instance, byte*, nint>)NativeLibrary.GetExport(library, "vkGetInstanceProcAddr"))(instance, text);
            return found != 0 || NativeLibrary.TryGetExport(library, Encoding.ASCII.GetString(name), out found) ? found : 0;
        }
    }
}
