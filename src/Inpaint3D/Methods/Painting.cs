namespace Inpaint3D.Methods;

/// <summary>How the patch of a hole was coloured.</summary>
/// <param name="Method">The name of the image method; <c>harmonic</c> also where colours go on smoothly along the surface.</param>
/// <param name="Reason">Why that one, in words; null where it was named.</param>
public sealed record Painting(string Method, string? Reason = null);
