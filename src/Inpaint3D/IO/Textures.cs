using Inpaint3D.Data;

namespace Inpaint3D.IO;

/// <summary>Pictures that belong to a mesh.</summary>
public static class Textures
{
    /// <summary>Loads the picture that a mesh file names; a mesh without its picture is still a mesh, so what fails becomes a note.</summary>
    public static Field? Load(string owner, string reference, List<string> notes)
    {
        try
        {
            return Formats.LoadImage(NearbyFile.Resolve(owner, reference));
        }
        catch (Exception e) when (e is InvalidDataException or IOException or NotSupportedException)
        {
            notes.Add($"The texture '{reference}' is left out: {e.Message.TrimEnd('.')}.");
            return null;
        }
    }

    /// <summary>Decodes a picture inside a mesh file; what fails becomes a note.</summary>
    public static Field? Decode(byte[] bytes, string path, List<string> notes)
    {
        try
        {
            var format = Formats.Images.FirstOrDefault(f => f.Recognizes(bytes.AsSpan(0, Math.Min(bytes.Length, 512))))
                ?? throw new InvalidDataException($"it is of no known format ({string.Join(", ", Formats.Images.Select(f => f.Name))})");
            return format.Read(new MemoryStream(bytes), path);
        }
        catch (Exception e) when (e is InvalidDataException or IOException or NotSupportedException)
        {
            notes.Add($"A texture inside the file is left out: {e.Message.TrimEnd('.')}.");
            return null;
        }
    }

    /// <summary>Writes the textures as PNG beside the mesh: <c>name.png</c>, or <c>name-1.png</c>, <c>name-2.png</c>, ... where there are several.</summary>
    /// <returns>For each material the path to name in the mesh file, or null.</returns>
    public static string?[] Save(IReadOnlyList<Material> materials, OutputSet output)
    {
        var names = new Dictionary<Field, string>();
        string stem = Path.GetFileNameWithoutExtension(output.Path);
        bool several = materials.Select(m => m.Texture).OfType<Field>().Distinct().Skip(1).Any();
        return [.. materials.Select(material =>
        {
            if (material.Texture is not { } texture) return material.TexturePath;
            if (names.TryGetValue(texture, out string? name)) return name;
            names[texture] = name = several ? $"{stem}-{names.Count + 1}.png" : $"{stem}.png";
            PngWriter.Write(texture, output.Create(name));
            return name;
        })];
    }

    /// <summary>Writes a map as PNG beside the mesh, once: <c>name-use.png</c>, then <c>name-use-2.png</c>, ...</summary>
    /// <returns>The path to name in the mesh file.</returns>
    internal static string Save(Field picture, string use, Dictionary<Field, string> names, OutputSet output)
    {
        if (names.TryGetValue(picture, out string? name)) return name;
        string stem = $"{Path.GetFileNameWithoutExtension(output.Path)}-{use}";
        int earlier = names.Values.Count(other => other.StartsWith(stem, StringComparison.Ordinal));
        names[picture] = name = earlier == 0 ? $"{stem}.png" : $"{stem}-{earlier + 1}.png";
        PngWriter.Write(picture, output.Create(name));
        return name;
    }
}
