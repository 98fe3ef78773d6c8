namespace Inpaint3D.Geometry.Triangulation;

/// <summary>What is least in a triangulation of a rim's points.</summary>
internal enum FillWeight
{
    /// <summary>The largest bend, then the area.</summary>
    LargestBend,
    /// <summary>
    /// The sum of all bends, each times its edge. One long sharp edge then costs less than two rows of blunt ones, so that the end of a thin sheet
    /// is spanned on both sides rather than by a strip between them.
    /// </summary>
    TotalBend,
    /// <summary>The area.</summary>
    Area,
}
