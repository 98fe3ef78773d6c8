using System.Text.RegularExpressions;

namespace Silk.NET.Vulkan.Generator;

/// <summary>The names that Silk.NET.Vulkan 2.22 gives to what the registry calls otherwise.</summary>
public static partial class Names
{
    /// <summary>Suffixes of the makers of extensions.</summary>
    static readonly string[] s_makers = ["KHR", "EXT", "NV", "AMD", "ARM", "INTEL", "QCOM", "GOOGLE", "VALVE", "LUNARG", "IMG", "HUAWEI", "MESA", "SEC", "FUCHSIA", "NN", "NVX", "AMDX", "ANDROID", "GGP", "MVK", "QNX"];

    /// <summary>Enumerations whose members keep more of the C name than the name of the type tells, and what is cut off there.</summary>
    static readonly Dictionary<string, string> s_prefixes = new()
    {
        ["VkPipelineCreateFlagBits"] = "VK_PIPELINE_",
        ["VkColorSpaceKHR"] = "VK_COLOR_",
    };

    /// <summary>VkAccessFlagBits2 → AccessFlags2.</summary>
    public static string Type(string name) => WithoutVk(name).Replace("FlagBits", "Flags", StringComparison.Ordinal);

    /// <summary>PFN_vkAllocationFunction → PfnAllocationFunction.</summary>
    public static string Callback(string name) => "Pfn" + name["PFN_vk".Length..];

    /// <summary>PFN_vkAllocationFunction → AllocationFunction, PFN_vkDebugUtilsMessengerCallbackEXT → DebugUtilsMessengerCallbackFunctionEXT.</summary>
    public static string Delegate(string name)
    {
        string bare = name["PFN_vk".Length..], maker = Maker(bare);
        return maker.Length == 0 ? bare : bare[..^maker.Length] + "Function" + maker;
    }

    /// <summary>vkCreateBuffer → CreateBuffer; functions of extensions lose the maker too.</summary>
    public static string Method(string name, bool ofExtension) => ofExtension ? name[2..^Maker(name).Length] : name[2..];

    /// <summary>VK_EXT_debug_utils → ExtDebugUtils.</summary>
    public static string ExtensionClass(string name) => string.Concat(name["VK_".Length..].Split('_').Select(Title));

    /// <summary>VK_EXT_debug_utils → EXT.</summary>
    public static string ExtensionMaker(string name) => name.Split('_')[1];

    /// <summary>VK_MAX_MEMORY_TYPES → MaxMemoryTypes.</summary>
    public static string Constant(string name) => string.Concat(name["VK_".Length..].Split('_').Select(Token));

    /// <summary>True for VK_QUEUE_FAMILY_FOREIGN_EXT.</summary>
    public static bool IsOfExtension(string constant) => Maker(constant).Length > 0;

    /// <summary>pipelineCacheUUID → PipelineCacheUuid, vendorID → VendorID.</summary>
    public static string Field(string name) =>
        string.Concat(name.Split('_').Select(word => LongCapitals().Replace(char.ToUpperInvariant(word[0]) + word[1..], run => Title(run.Value))));

    /// <summary>A name that is a word of C# gets an @.</summary>
    public static string Parameter(string name) => name is "event" or "object" or "params" or "ref" or "in" or "out" or "string" or "base" ? "@" + name : name;

    /// <summary>The names of the members of an enumeration.</summary>
    public static Func<string, string> Members(EnumType type)
    {
        string prefix = s_prefixes.GetValueOrDefault(type.Name) ?? Prefix(type);
        return member => string.Concat(member[prefix.Length..].Split('_').Select(Token));
    }

    // The words that the members share with the type, one fewer when a member would begin with a digit.
    static string Prefix(EnumType type)
    {
        string bare = WithoutVk(type.Name);
        bare = bare[..^Maker(bare).Length].Replace("FlagBits", "", StringComparison.Ordinal);
        string[] words = ["VK", .. Words().Matches(bare).Select(word => word.Value.ToUpperInvariant())];
        int shared = words.Length;
        while (!type.Members.All(member => Starts(member.Name, words[..shared]))) shared--;
        if (type.Members.Any(member => char.IsAsciiDigit(member.Name.Split('_')[shared][0]))) shared--;
        return string.Join('_', words[..shared]) + "_";
    }

    static bool Starts(string member, string[] words) => member.StartsWith(string.Join('_', words) + "_", StringComparison.Ordinal);

    // 3PLANE → 3Plane, ETC2 → Etc2, R8G8 → R8G8, NV → NV, SNORM → SNorm.
    static string Token(string token) => token switch
    {
        "SNORM" => "SNorm",
        "QCOM" => "QCom",
        "NV" or "ID" => token,
        _ when token.Any(char.IsAsciiDigit) => LongCapitals().Replace(token, run => Title(run.Value)),
        _ => Title(token),
    };

    static string Title(string word) => char.ToUpperInvariant(word[0]) + word[1..].ToLowerInvariant();

    static string Maker(string name) => s_makers.FirstOrDefault(maker => name.EndsWith(maker, StringComparison.Ordinal)) ?? "";

    static string WithoutVk(string name) => name.StartsWith("Vk", StringComparison.Ordinal) ? name[2..] : name;

    [GeneratedRegex("[A-Z]{3,}")]
    private static partial Regex LongCapitals();

    [GeneratedRegex("[A-Z]+(?![a-z])|[A-Z][a-z]*|[0-9]+")]
    private static partial Regex Words();
}
