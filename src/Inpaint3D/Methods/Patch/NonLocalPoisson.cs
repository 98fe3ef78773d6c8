using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Inpaint3D.Numerics.Patches;

namespace Inpaint3D.Methods.Patch;

/// <summary>
/// <see cref="NonLocal"/> with <c>d = λ |W_p − W_q|² + (1 − λ) |∇W_p − ∇W_q|²</c>: the least u solves a screened Poisson equation over the
/// hole, so that gradients are copied and light and shade go on smoothly from the rim.
/// </summary>
/// <remarks>
/// P. Arias, G. Facciolo, V. Caselles, G. Sapiro. A variational framework for exemplar-based image inpainting. Int. J. Computer Vision
/// 93(3):319-347, 2011: patch non-local Poisson; λ after V. Fedorov, G. Facciolo, P. Arias. Variational framework for non-local inpainting.
/// Image Processing On Line 5:362-386, 2015.
/// </remarks>
[Method("non-local-poisson", "P. Arias, G. Facciolo, V. Caselles, G. Sapiro. A variational framework for exemplar-based image inpainting. Int. J. Computer Vision 93(3):319-347, 2011")]
[Description("Fills with gradients of similar patches; continues light and shade without a seam.")]
public sealed record NonLocalPoisson : NonLocal
{
    /// <summary>The weight λ.</summary>
    [Description("Weight of the colours beside their gradients [lambda], in steps of 1/256."), Range(0.004, 1.0)]
    public double Lambda { get; init; } = 0.05;

    private protected override PatchMetric Metric => PatchMetric.Gradients(Lambda);
}
