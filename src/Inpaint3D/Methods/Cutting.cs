namespace Inpaint3D.Methods;

/// <summary>How pictures are cut into pieces for a method.</summary>
/// <param name="Margin">Least width of what a piece has around its holes, in pixels.</param>
/// <param name="MostPoints">Points of a piece, frames counted, above which it is cut through its holes, as far as the method allows.</param>
/// <param name="Context">A piece has around its holes so many times their longer side, as far as <paramref name="MostPoints"/> allows.</param>
/// <param name="InTurn">
/// True when a piece may take what was filled before for known: then any hole may be cut, and pieces have all frames. False when a piece is
/// filled from what is known alone: then holes are cut only where they are so thin that what the cut hides is too far away to matter, and
/// each frame is a picture of its own.
/// </param>
internal sealed record Cutting(int Margin, double MostPoints, double Context, bool InTurn)
{
    /// <summary>About how many bytes the method needs for each point of a piece, and for each missing one besides.</summary>
    public (double Point, double Missing) Bytes { get; init; }

    /// <summary>For methods by which each hole of each frame depends on its rim alone.</summary>
    /// <param name="reach">How far the method looks from the hole, in pixels.</param>
    public static Cutting AtRims(int reach) => new(reach, 500_000, Context: 0, InTurn: false) { Bytes = (20, 250) };
}

/// <summary>A method for images that fills them piece by piece.</summary>
internal interface IFillsPieces
{
    /// <summary>How it cuts.</summary>
    Cutting Cutting { get; }
}
