namespace Inpaint3D.Numerics.Curves;

/// <summary>
/// A curve in the plane whose curvature is linear in its length (clothoid): from a point P₀ its direction at arc length s is
/// <c>θ(s) = θ₀ + κ₀ s + κ' s² / 2</c>. Lines and circular arcs are the cases κ₀ = κ' = 0 and κ' = 0.
/// </summary>
/// <param name="X">Abscissa of P₀.</param>
/// <param name="Y">Ordinate of P₀.</param>
/// <param name="Angle">θ₀, in radians from the x axis towards the y axis.</param>
/// <param name="Curvature">κ₀.</param>
/// <param name="Sharpness">κ'.</param>
/// <param name="Length">Arc length.</param>
/// <remarks>
/// E. Bertolazzi, M. Frego. G1 fitting with clothoids. Mathematical Methods in the Applied Sciences 38(5), 2015; as the completion of
/// contours: B. Kimia, I. Frankel, A.-M. Popescu. Euler spiral for shape completion. Int. J. Computer Vision 54, 2003.
/// </remarks>
internal readonly record struct EulerSpiral(double X, double Y, double Angle, double Curvature, double Sharpness, double Length)
{
    const int MostSteps = 30;

    /// <summary>Turning over which Gauss's formula of five points is exact to about 10⁻¹².</summary>
    const double Panel = 0.25;

    /// <summary>Abscissae and weights of that formula on 0..1.</summary>
    static readonly (double At, double Weight)[] Gauss =
    [
        (0.0469100770306680, 0.1184634425280945), (0.2307653449471585, 0.2393143352496832), (0.5, 0.2844444444444444),
        (0.7692346550528415, 0.2393143352496832), (0.9530899229693320, 0.1184634425280945),
    ];

    /// <summary>
    /// The spiral from one point and direction to another that turns least. With the angles φ₀, φ₁ of the directions against the chord and
    /// δ = φ₁ − φ₀ it is <c>∫ exp i(A τ² + (δ − A) τ + φ₀) dτ</c> over 0..1, scaled, for the A that makes the imaginary part 0 (Newton).
    /// </summary>
    /// <returns>Null where the points are the same, or where the directions point so much backwards that Newton finds no spiral.</returns>
    public static EulerSpiral? Between(double x0, double y0, double angle0, double x1, double y1, double angle1)
    {
        double dx = x1 - x0, dy = y1 - y0, chord = Math.Sqrt((dx * dx) + (dy * dy)), along = Math.Atan2(dy, dx);
        if (chord == 0) return null;
        double phi0 = Wrap(angle0 - along), delta = Wrap(angle1 - along) - phi0, a = 3 * ((2 * phi0) + delta);
        for (int step = 0; step < MostSteps; step++)
        {
            var (cosine, sine, slope) = Fresnel(a, delta - a, phi0);
            if (Math.Abs(sine) < 1e-13 && cosine > 1e-3)
            {
                double length = chord / cosine;
                return new EulerSpiral(x0, y0, angle0, (delta - a) / length, 2 * a / (length * length), length);
            }
            if (Math.Abs(slope) < 1e-9) return null;
            a -= Math.Clamp(sine / slope, -8, 8);
        }
        return null;
    }

    /// <summary>θ(s).</summary>
    public double AngleAt(double s) => Angle + (s * (Curvature + (0.5 * Sharpness * s)));

    /// <summary>κ(s).</summary>
    public double CurvatureAt(double s) => Curvature + (Sharpness * s);

    /// <summary>∫ |κ| ds.</summary>
    public double Turning
    {
        get
        {
            double inflection = Sharpness == 0 ? -1 : -Curvature / Sharpness, end = AngleAt(Length) - Angle;
            if (inflection <= 0 || inflection >= Length) return Math.Abs(end);
            double first = AngleAt(inflection) - Angle;
            return Math.Abs(first) + Math.Abs(end - first);
        }
    }

    /// <summary>Points from end to end at equal arc lengths.</summary>
    /// <param name="spacing">About how far apart; both ends are among them.</param>
    public (double X, double Y)[] Points(double spacing)
    {
        int count = (int)Math.Max(1, Math.Ceiling(Length / spacing));
        double step = Length / count;
        var points = new (double X, double Y)[count + 1];
        points[0] = (X, Y);
        for (int i = 0; i < count; i++)
        {
            double s = i * step, most = step * Math.Max(Math.Abs(CurvatureAt(s)), Math.Abs(CurvatureAt(s + step)));
            int panels = 1 + (int)(most / Panel);
            var (x, y) = points[i];
            for (int k = 0; k < panels; k++)
            {
                foreach (var (at, weight) in Gauss)
                {
                    var (sine, cosine) = Math.SinCos(AngleAt(s + ((k + at) * step / panels)));
                    (x, y) = (x + (weight * step / panels * cosine), y + (weight * step / panels * sine));
                }
            }
            points[i + 1] = (x, y);
        }
        return points;
    }

    /// <summary>An angle brought to −π..π.</summary>
    public static double Wrap(double angle) => Math.IEEERemainder(angle, 2 * Math.PI);

    /// <summary>∫ cos, ∫ sin and d/da ∫ sin of a τ² + b τ + c over 0..1 where b + a is constant.</summary>
    static (double Cosine, double Sine, double Slope) Fresnel(double a, double b, double c)
    {
        int panels = 1 + (int)((Math.Abs(a) + Math.Abs(a + b)) / Panel);
        double cosines = 0, sines = 0, slopes = 0;
        for (int k = 0; k < panels; k++)
        {
            foreach (var (at, weight) in Gauss)
            {
                double t = (k + at) / panels;
                var (sine, cosine) = Math.SinCos((((a * t) + b) * t) + c);
                cosines += weight * cosine;
                sines += weight * sine;
                slopes += weight * cosine * t * (t - 1);
            }
        }
        return (cosines / panels, sines / panels, slopes / panels);
    }
}
