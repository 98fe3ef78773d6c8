using System.Text;

namespace Silk.NET.Vulkan.Generator;

/// <summary>One generated file, line by line.</summary>
public sealed class SourceText
{
    readonly StringBuilder _text = new();
    int _depth;

    /// <summary>Begins a file with its usings and namespace.</summary>
    public SourceText(Registry registry, string space, params string[] usings)
    {
        Line($"// Written by Silk.NET.Vulkan.Generator from vk.xml, VK_HEADER_VERSION {registry.HeaderVersion}. Change allow-list.txt, not this file.");
        Line("#nullable disable");
        foreach (string used in usings) Line($"using {used};");
        Line("");
        Line($"namespace {space};");
    }

    /// <summary>Appends a line.</summary>
    public void Line(string line) => _text.Append(' ', line.Length == 0 ? 0 : 4 * _depth).Append(line).Append('\n');

    /// <summary>Appends a heading and a body in braces.</summary>
    public void Block(string heading, Action body)
    {
        Line(heading);
        Line("{");
        _depth++;
        body();
        _depth--;
        Line("}");
    }

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();
}
