namespace Silk.NET.Core;

/// <summary>VkBool32: four bytes, 0 is false.</summary>
public readonly struct Bool32(bool value) : IEquatable<Bool32>
{
    /// <summary>The number behind it.</summary>
    public uint Value { get; } = value ? 1u : 0u;

    /// <inheritdoc/>
    public bool Equals(Bool32 other) => Value == other.Value;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Bool32 other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => (int)Value;

    /// <inheritdoc/>
    public override string ToString() => (Value != 0).ToString();

    public static bool operator ==(Bool32 left, Bool32 right) => left.Equals(right);

    public static bool operator !=(Bool32 left, Bool32 right) => !left.Equals(right);

    public static implicit operator bool(Bool32 value) => value.Value != 0;

    public static implicit operator Bool32(bool value) => new(value);
}
