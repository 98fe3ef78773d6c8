namespace Inpaint3D.Geometry;

/// <summary>A patch that a method proposes for a hole.</summary>
/// <param name="Patch">The patch.</param>
/// <param name="Kind">What it is, in words for the user.</param>
/// <param name="IsRound">True when it rounds off the piece that the rim is the outline of, rather than covering its back.</param>
internal readonly record struct Proposal(Patch Patch, string Kind, bool IsRound = false)
{
    /// <summary>Why it is not the patch that the method is for, in words for the user; null when it is.</summary>
    public string? Instead { get; init; }

    /// <summary>True when it gives up the smooth continuation for what is in its way.</summary>
    public bool IsSpare { get; init; }

    /// <summary>Order of the fairing that made it, k; 0 for none.</summary>
    public int Order { get; init; }
}

/// <summary>A method's patches for a rim, the best first, each made when it is asked for. Called on several threads.</summary>
/// <param name="rim">The rim.</param>
/// <param name="topology">The mesh.</param>
/// <param name="admits">True when a patch may enter the mesh.</param>
/// <param name="run">Device and cancellation.</param>
internal delegate IEnumerable<Proposal> Propose(Rim rim, Topology topology, Func<Patch, bool> admits, Run run);
