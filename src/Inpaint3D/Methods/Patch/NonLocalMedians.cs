using System.ComponentModel;
using Inpaint3D.Numerics.Patches;

namespace Inpaint3D.Methods.Patch;

/// <summary>
/// <see cref="NonLocal"/> with <c>d = |W_p − W_q|₁</c>: the least u is the median, with the weights κ, of what the patches over a sample say,
/// channel by channel. Where patches disagree it follows the majority and stays sharp.
/// </summary>
/// <remarks>P. Arias, G. Facciolo, V. Caselles, G. Sapiro. A variational framework for exemplar-based image inpainting. Int. J. Computer Vision 93(3):319-347, 2011: patch non-local medians.</remarks>
[Method("non-local-medians", "P. Arias, G. Facciolo, V. Caselles, G. Sapiro. A variational framework for exemplar-based image inpainting. Int. J. Computer Vision 93(3):319-347, 2011")]
[Description("Fills with the median of what all patches over a pixel say; sharper than their mean.")]
public sealed record NonLocalMedians : NonLocal
{
    private protected override PatchMetric Metric => new(PatchNorm.Magnitudes);
}
