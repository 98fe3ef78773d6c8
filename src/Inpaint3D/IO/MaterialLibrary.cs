using System.Text;
using Inpaint3D.Data;

namespace Inpaint3D.IO;

/// <summary>Material libraries (MTL) of OBJ files: diffuse colour, opacity and diffuse texture; other lines are carried along.</summary>
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

    /// <summary>Writes a library; <paramref name="textures"/> are the paths to name, one a material.</summary>
    public static void Write(IReadOnlyList<Material> materials, string?[] textures, Stream stream)
    {
        using var text = new TextOutput(stream);
        for (int i = 0; i < materials.Count; i++)
        {
            var (name, color) = (materials[i].Name, materials[i].Color);
            text.Text($"newmtl {name}\nKd ").Number(color.X).Char(' ').Number(color.Y).Char(' ').Number(color.Z).Char('\n');
            if (color.W != 1) text.Text("d ").Number(color.W).Char('\n');
            if (textures[i] != null) text.Text($"map_Kd {textures[i]}\n");
            foreach (string line in materials[i].Extra) text.Text($"{line.ReplaceLineEndings(" ")}\n");
        }
    }

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
                extra.Add(line);
                return material;
        }
    }

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
