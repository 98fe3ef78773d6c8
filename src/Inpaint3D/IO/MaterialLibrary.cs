using System.Text;
using Inpaint3D.Data;

namespace Inpaint3D.IO;

/// <summary>Material libraries (MTL) of OBJ files: diffuse colour, opacity and textures; other lines are carried along.</summary>
static class MaterialLibrary
{
    /// <summary>Reads a library.</summary>
    /// <param name="stream">The library.</param>
    /// <param name="path">The mesh file, in whose folder or below textures must lie.</param>
    /// <param name="notes">Takes what is left out.</param>
    public static List<Material> Read(Stream stream, string path, List<string> notes)
    {
        var text = new TextScanner(stream);
        var materials = new List<Material>();
        var extra = new List<string>();
        while (text.NextLine())
        {
            string key = Encoding.UTF8.GetString(text.Word());
            if (key == "newmtl") materials.Add(new(text.Rest()) { Extra = extra = [] });
            else if (materials.Count > 0 && key.Length > 0 && key[0] != '#') materials[^1] = Statement(materials[^1], key, text, path, extra, notes);
        }
        return materials;
    }

    /// <summary>Writes a library, and the textures beside it.</summary>
    public static void Write(IReadOnlyList<Material> materials, OutputSet output, Stream stream)
    {
        var textures = Textures.Save(materials, output);
        var names = new Dictionary<Field, string>();
        using var text = new TextOutput(stream);
        for (int i = 0; i < materials.Count; i++)
        {
            var (name, color) = (materials[i].Name, materials[i].Color);
            text.Text($"newmtl {name}\nKd ").Number(color.X).Char(' ').Number(color.Y).Char(' ').Number(color.Z).Char('\n');
            if (color.W != 1) text.Text("d ").Number(color.W).Char('\n');
            if (textures[i] != null) text.Text($"map_Kd {textures[i]}\n");
            foreach (var (statement, picture) in materials[i].Maps.SelectMany(Statements)) text.Text($"{statement} {Textures.Save(picture, statement.Split(' ')[0], names, output)}\n");
            foreach (string line in materials[i].Extra) text.Text($"{line.ReplaceLineEndings(" ")}\n");
        }
    }

    /// <summary>What names a map here: roughness and metalness are pictures of their own, and there is nothing for occlusion.</summary>
    static IEnumerable<MaterialMap> Statements(MaterialMap map) => map.Use switch
    {
        MaterialMap.Normal => [map with { Use = "norm" }],
        MaterialMap.Emissive => [map with { Use = "map_Ke" }],
        MaterialMap.MetallicRoughness => map.Picture.Channels < 3 ? [] : [new("map_Pr", Channel(map.Picture, 1)), new("map_Pm", Channel(map.Picture, 2))],
        MaterialMap.Occlusion => [],
        _ => [map],
    };

    static Field Channel(Field picture, int channel) =>
        new(picture.Width, picture.Height, 1, 1, picture.Plane(channel).ToArray()) { Coding = picture.Coding };

    static Material Statement(Material material, string key, TextScanner text, string path, List<string> extra, List<string> notes)
    {
        string line = text.Whole(), rest = text.Rest();
        var values = rest.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        switch (key)
        {
            case "Kd" when Numbers(values) is [var red, var green, var blue]:
                return material with { Color = new(red, green, blue, material.Color.W) };
            case "Kd" when Numbers(values) is [var grey]:
                return material with { Color = new(grey, grey, grey, material.Color.W) };
            case "d" when Numbers(values) is [var opacity]:
                return material with { Color = material.Color with { W = opacity } };
            case "Tr" when Numbers(values) is [var transparency]:
                return material with { Color = material.Color with { W = 1 - transparency } };
            case "map_Kd" when Picture(values) is { Length: > 0 } picture:
                return material with { TexturePath = picture, Texture = Textures.Load(path, picture, notes) };
            default:
                // A texture that cannot be had stays a line.
                if (IsTexture(key) && Picture(values) is { Length: > 0 } map && Textures.Load(path, map, []) is { } field)
                    return material with { Maps = [.. material.Maps, new(UseOf(key, string.Join(' ', values)[..^map.Length].TrimEnd()), field)] };
                extra.Add(line);
                return material;
        }
    }

    static bool IsTexture(string key) => key.StartsWith("map_", StringComparison.Ordinal) || key is "norm" or "bump" or "disp" or "decal";

    static string UseOf(string key, string options) => (key, options) switch
    {
        ("norm", "") => MaterialMap.Normal,
        ("map_Ke", "") => MaterialMap.Emissive,
        _ => $"{key} {options}".TrimEnd(),
    };

    static float[]? Numbers(string[] words)
    {
        var numbers = new float[words.Length];
        for (int i = 0; i < words.Length; i++)
            if (!IO.Numbers.TryFloat(Encoding.UTF8.GetBytes(words[i]), out numbers[i]) || !float.IsFinite(numbers[i])) return null;
        return numbers.Length == 0 ? null : numbers;
    }

    // The file name behind options such as -s 1 1 1 or -clamp on; it may have blanks.
    static string Picture(string[] words)
    {
        int at = 0;
        while (at < words.Length && words[at].StartsWith('-'))
        {
            int most = words[at] switch { "-s" or "-o" or "-t" => 3, "-mm" => 2, _ => 1 };
            at++;
            for (bool number = true; most > 0 && at < words.Length - 1 && number; most--)
            {
                number = words[at] is "on" or "off" || IO.Numbers.TryFloat(Encoding.UTF8.GetBytes(words[at]), out _);
                if (number) at++;
            }
        }
        return string.Join(' ', words[at..]);
    }
}
