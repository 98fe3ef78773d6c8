namespace Inpaint3D.Numerics.Grids;

/// <summary>
/// A symmetric difference operator on the pixels of a picture, given by its weights around each pixel. At the picture's edges the
/// picture is continued by reflection (no flux), so that weights towards the outside are zero.
/// </summary>
internal abstract class Stencil
{
    /// <summary>Weights reach that many pixels in x and y.</summary>
    public abstract int Radius { get; }

    /// <summary>Pixels of one colour do not meet in the operator, so that they may be relaxed at once.</summary>
    public abstract int Colours { get; }

    /// <summary>Colour of a pixel.</summary>
    public abstract int Colour(int x, int y);

    /// <summary>Writes the weights around (x, y) into a window of (2 · radius + 1)² numbers, row by row.</summary>
    public abstract void Weights(int x, int y, int width, int height, Span<float> window);

    /// <summary>−Δ by the 5-point formula.</summary>
    public static Stencil Laplacian { get; } = new LaplacianStencil();

    /// <summary>Δ² by the 13-point formula: the 5-point Laplacian of the whole picture, twice.</summary>
    public static Stencil Bilaplacian { get; } = new BilaplacianStencil();

    sealed class LaplacianStencil : Stencil
    {
        public override int Radius => 1;

        public override int Colours => 2;

        public override int Colour(int x, int y) => (x + y) & 1;

        public override void Weights(int x, int y, int width, int height, Span<float> window) =>
            Add(window, 3, 1, 1, x, y, width, height, -1);

        /// <summary>Adds a multiple of the row of Δ that belongs to (x, y) to a window in which that pixel lies at (column, row).</summary>
        public static void Add(Span<float> window, int side, int column, int row, int x, int y, int width, int height, float factor)
        {
            int centre = (row * side) + column;
            if (x > 0) Flux(window, centre, centre - 1, factor);
            if (x < width - 1) Flux(window, centre, centre + 1, factor);
            if (y > 0) Flux(window, centre, centre - side, factor);
            if (y < height - 1) Flux(window, centre, centre + side, factor);
        }

        static void Flux(Span<float> window, int from, int to, float factor)
        {
            window[to] += factor;
            window[from] -= factor;
        }
    }

    sealed class BilaplacianStencil : Stencil
    {
        public override int Radius => 2;

        public override int Colours => 5;

        // Pixels at a city-block distance of 1 or 2 differ in x + 2y modulo 5.
        public override int Colour(int x, int y) => (x + (2 * y)) % 5;

        public override void Weights(int x, int y, int width, int height, Span<float> window)
        {
            Span<float> laplacian = stackalloc float[9];
            laplacian.Clear();
            LaplacianStencil.Add(laplacian, 3, 1, 1, x, y, width, height, 1);
            for (int i = 0; i < 9; i++)
            {
                int column = i % 3, row = i / 3;
                if (laplacian[i] != 0) LaplacianStencil.Add(window, 5, column + 1, row + 1, x + column - 1, y + row - 1, width, height, laplacian[i]);
            }
        }
    }
}
