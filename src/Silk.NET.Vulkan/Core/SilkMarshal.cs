using System.Runtime.InteropServices;

namespace Silk.NET.Core.Native;

/// <summary>Strings for C, in UTF-8.</summary>
public static class SilkMarshal
{
    /// <summary>A null-terminated copy; <see cref="Free"/> it.</summary>
    public static nint StringToPtr(string? input) => Marshal.StringToCoTaskMemUTF8(input);

    /// <summary>The string at an address; null at 0.</summary>
    public static string? PtrToString(nint input) => Marshal.PtrToStringUTF8(input);

    /// <summary>Gives back what <see cref="StringToPtr"/> took; true when there was something.</summary>
    public static bool Free(nint ptr)
    {
        Marshal.FreeCoTaskMem(ptr);
        return ptr != 0;
    }
}
