using System.ComponentModel;
using Inpaint3D.Numerics.Patches;

namespace Inpaint3D.Methods.Patch;

/// <summary>
/// <see cref="NonLocal"/> with <c>d = |W_p − W_q|²</c>: the least u is the mean, with the weights κ, of what the patches over a sample say.
/// </summary>
/// <remarks>P. Arias, G. Facciolo, V. Caselles, G. Sapiro. A variational framework for exemplar-based image inpainting. Int. J. Computer Vision 93(3):319-347, 2011: patch non-local means.</remarks>
[Method("non-local-means", "P. Arias, G. Facciolo, V. Caselles, G. Sapiro. A variational framework for exemplar-based image inpainting. Int. J. Computer Vision 93(3):319-347, 2011")]
[Description("Fills with the mean of what all patches over a pixel say; smooth, for fine textures.")]
public sealed record NonLocalMeans : NonLocal
{
    private protected override PatchMetric Metric => new(PatchNorm.Squares);
}
