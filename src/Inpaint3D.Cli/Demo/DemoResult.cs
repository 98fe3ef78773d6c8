namespace Inpaint3D.Cli.Demo;

/// <summary>How large the demonstration's models and pictures are.</summary>
/// <param name="Edge">Edge length of the object in centimetres.</param>
/// <param name="Width">Columns of the pictures of the mesh; rows are two thirds.</param>
/// <param name="ViewWidth">Columns of the views; rows are two thirds.</param>
/// <param name="PictureWidth">Columns of the picture; rows are three quarters.</param>
public sealed record DemoSize(double Edge, int Width, int ViewWidth, int PictureWidth)
{
    /// <summary>What the command makes: 300,000 triangles.</summary>
    public static DemoSize Full { get; } = new(0.092, 1200, 720, 480);
    /// <summary>A small one, for tests.</summary>
    public static DemoSize Small { get; } = new(0.3, 240, 180, 160);
}

/// <summary>A step of the demonstration and the seconds it took.</summary>
public sealed record DemoStep(string Name, double Seconds);

/// <summary>What a demonstration made, and how near it came to the truth, which it knows.</summary>
public sealed record DemoResult
{
    /// <summary>Path of the page that shows everything.</summary>
    public required string Page { get; init; }
    /// <summary>Steps in order.</summary>
    public required IReadOnlyList<DemoStep> Steps { get; init; }
    /// <summary>Triangles of the scan.</summary>
    public required int ScanTriangles { get; init; }
    /// <summary>Holes of the scan.</summary>
    public required int Holes { get; init; }
    /// <summary>Every hole that was filled.</summary>
    public required IReadOnlyList<HoleFigures> Filled { get; init; }
    /// <summary>Median over the holes of <see cref="HoleFigures.Rms"/>.</summary>
    public double MedianRms => Median(hole => hole.Rms);
    /// <summary>Median over the holes of <see cref="HoleFigures.ColorRmse"/>.</summary>
    public double MedianColorRmse => Median(hole => hole.ColorRmse);
    /// <summary>PSNR in decibels of the filled part of the view against the picture truly seen from there.</summary>
    public required double ViewPsnr { get; init; }
    /// <summary>The share of the view that nobody saw, in percent.</summary>
    public required double ViewHole { get; init; }
    /// <summary>PSNR in decibels of the filled part of the picture against the truth.</summary>
    public required double PicturePsnr { get; init; }
    /// <summary>The share of the picture that was removed, in percent.</summary>
    public required double PictureHole { get; init; }

    double Median(Func<HoleFigures, double> figure) => Filled.Count == 0 ? double.NaN : Filled.Select(figure).Order().ElementAt(Filled.Count / 2);
}
