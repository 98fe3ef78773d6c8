namespace Inpaint3D.Data;

/// <summary>Sides of a box in a picture.</summary>
[Flags]
public enum Sides
{
    /// <summary>No side.</summary>
    None = 0,
    /// <summary>Columns before its first.</summary>
    Left = 1,
    /// <summary>Columns behind its last.</summary>
    Right = 2,
    /// <summary>Rows above its first.</summary>
    Above = 4,
    /// <summary>Rows below its last.</summary>
    Below = 8,
}
