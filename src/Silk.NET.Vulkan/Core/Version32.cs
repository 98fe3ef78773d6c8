namespace Silk.NET.Core;

/// <summary>VK_MAKE_VERSION: 10 bits major, 10 bits minor, 12 bits patch.</summary>
public readonly struct Version32
{
    public Version32(uint major, uint minor, uint patch) : this((major << 22) | (minor << 12) | patch) { }

    Version32(uint value) => Value = value;

    /// <summary>The packed number.</summary>
    public uint Value { get; }

    public uint Major => Value >> 22;

    public uint Minor => (Value >> 12) & 0x3FF;

    public uint Patch => Value & 0xFFF;

    /// <inheritdoc/>
    public override string ToString() => $"{Major}.{Minor}.{Patch}";

    public static implicit operator uint(Version32 version) => version.Value;

    public static explicit operator Version32(uint value) => new(value);
}
