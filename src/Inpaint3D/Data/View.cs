namespace Inpaint3D.Data;

/// <summary>What a camera sees.</summary>
/// <param name="Camera">The camera; its size is the fields' size.</param>
/// <param name="Color">The picture.</param>
/// <param name="Depth">One channel: depth along the viewing axis in world units; 0, negative, NaN or infinite = unknown.</param>
/// <param name="Hole">1 where the colour is not known; nor is the depth, unless the view's maker says otherwise.</param>
public sealed record View(Camera Camera, Field Color, Field Depth, Mask Hole);

/// <summary>What a file or a set of files holds.</summary>
public sealed record Scene
{
    /// <summary>Meshes and point clouds.</summary>
    public IReadOnlyList<Mesh> Meshes { get; init; } = [];
    /// <summary>Pictures without a camera.</summary>
    public IReadOnlyList<Field> Images { get; init; } = [];
    /// <summary>Pictures with camera and depth.</summary>
    public IReadOnlyList<View> Views { get; init; } = [];
}
