namespace Inpaint3D.Methods.Patch;

/// <summary>Sizes and weights of a greedy exemplar fill.</summary>
/// <param name="Radius">Half the side of a patch, in pixels.</param>
/// <param name="SearchRadius">How far in x and y sources may lie, in pixels; 0 = anywhere.</param>
internal readonly record struct ExemplarOptions(int Radius, int SearchRadius)
{
    /// <summary>Half the side of what is copied of a patch.</summary>
    internal int CopyRadius { get; init; } = Radius;
    /// <summary>What goes first beside the confidence.</summary>
    internal DataTerm Data { get; init; }
    /// <summary>How far, as a share of the search radius, sources may lie from what continues the copies beside a patch.</summary>
    internal double LookupFactor { get; init; }
    /// <summary>Weight of squared differences in nearness (0 to 100) against those in colour (L from 0 to 100).</summary>
    internal float DepthWeight { get; init; }
    /// <summary>How much nearer than the filled depth a source may lie, on the scale of the nearness.</summary>
    internal float Tolerance { get; init; }
}

/// <summary>The data term D of the priority.</summary>
internal enum DataTerm
{
    /// <summary>The strongest edge that enters the hole.</summary>
    LargestGradient,
    /// <summary>All edges that enter the hole.</summary>
    StructureTensor,
    /// <summary>1: what is known decides alone.</summary>
    None,
}
