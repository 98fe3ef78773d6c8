using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Inpaint3D.Numerics;

/// <summary>The transposition of 8 × 8 numbers in eight vectors (J. O. Eklundh. A fast computer method for matrix transposing. IEEE Trans. Computers C-21(7):801-803, 1972).</summary>
internal static class Transposition
{
    /// <summary>Swaps rows and columns: of halves first, then of quarters and of eighths within them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Apply(
        ref Vector256<float> a, ref Vector256<float> b, ref Vector256<float> c, ref Vector256<float> d,
        ref Vector256<float> e, ref Vector256<float> f, ref Vector256<float> g, ref Vector256<float> h)
    {
        (a, e) = (Vector256.Create(a.GetLower(), e.GetLower()), Vector256.Create(a.GetUpper(), e.GetUpper()));
        (b, f) = (Vector256.Create(b.GetLower(), f.GetLower()), Vector256.Create(b.GetUpper(), f.GetUpper()));
        (c, g) = (Vector256.Create(c.GetLower(), g.GetLower()), Vector256.Create(c.GetUpper(), g.GetUpper()));
        (d, h) = (Vector256.Create(d.GetLower(), h.GetLower()), Vector256.Create(d.GetUpper(), h.GetUpper()));
        Pairs(ref a, ref c);
        Pairs(ref b, ref d);
        Pairs(ref e, ref g);
        Pairs(ref f, ref h);
        Singles(ref a, ref b);
        Singles(ref c, ref d);
        Singles(ref e, ref f);
        Singles(ref g, ref h);
    }

    /// <summary>Odd pairs of the first change places with even pairs of the second.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static void Pairs(ref Vector256<float> a, ref Vector256<float> b)
    {
        var even = Vector256.Create(-1, -1, 0, 0, -1, -1, 0, 0).AsSingle();
        (a, b) = (Vector256.ConditionalSelect(even, a, Vector256.Shuffle(b, Vector256.Create(2, 3, 0, 1, 6, 7, 4, 5))),
            Vector256.ConditionalSelect(even, Vector256.Shuffle(a, Vector256.Create(2, 3, 0, 1, 6, 7, 4, 5)), b));
    }

    /// <summary>Odd numbers of the first change places with even numbers of the second.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static void Singles(ref Vector256<float> a, ref Vector256<float> b)
    {
        var even = Vector256.Create(-1, 0, -1, 0, -1, 0, -1, 0).AsSingle();
        (a, b) = (Vector256.ConditionalSelect(even, a, Vector256.Shuffle(b, Vector256.Create(1, 0, 3, 2, 5, 4, 7, 6))),
            Vector256.ConditionalSelect(even, Vector256.Shuffle(a, Vector256.Create(1, 0, 3, 2, 5, 4, 7, 6)), b));
    }
}
