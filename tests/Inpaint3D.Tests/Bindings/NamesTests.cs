using Silk.NET.Vulkan.Generator;

namespace Inpaint3D.Tests.Bindings;

/// <summary>The names are those of the package Silk.NET.Vulkan 2.22.</summary>
public class NamesTests
{
    [Theory]
    [InlineData("VkPipelineStageFlagBits2", "PipelineStageFlags2")]
    [InlineData("VkDebugUtilsMessengerEXT", "DebugUtilsMessengerEXT")]
    public void Types_lose_their_prefix(string c, string name) => Assert.Equal(name, Names.Type(c));

    [Theory]
    [InlineData("pNext", "PNext")]
    [InlineData("ppEnabledLayerNames", "PpEnabledLayerNames")]
    [InlineData("pipelineCacheUUID", "PipelineCacheUuid")]
    [InlineData("deviceLUIDValid", "DeviceLuidvalid")]
    [InlineData("vendorID", "VendorID")]
    [InlineData("textureCompressionASTC_HDR", "TextureCompressionAstcHdr")]
    [InlineData("textureCompressionETC2", "TextureCompressionEtc2")]
    public void Three_capitals_and_more_of_a_field_become_a_word(string c, string name) => Assert.Equal(name, Names.Field(c));

    [Theory]
    [InlineData("VkAccessFlagBits2", "VK_ACCESS_2_SHADER_STORAGE_READ_BIT", "ShaderStorageReadBit")]
    [InlineData("VkResult", "VK_ERROR_OUT_OF_DATE_KHR", "ErrorOutOfDateKhr")]
    [InlineData("VkDriverId", "VK_DRIVER_ID_MESA_V3DV", "MesaV3DV")]
    [InlineData("VkFormat", "VK_FORMAT_R8G8B8A8_SNORM", "R8G8B8A8SNorm")]
    [InlineData("VkFormat", "VK_FORMAT_BC1_RGB_UNORM_BLOCK", "BC1RgbUnormBlock")]
    [InlineData("VkFormat", "VK_FORMAT_ETC2_R8G8B8_UNORM_BLOCK", "Etc2R8G8B8UnormBlock")]
    [InlineData("VkFormat", "VK_FORMAT_ASTC_10x5_SRGB_BLOCK", "Astc10x5SrgbBlock")]
    [InlineData("VkPipelineCreateFlagBits", "VK_PIPELINE_CREATE_DERIVATIVE_BIT", "CreateDerivativeBit")]
    [InlineData("VkColorSpaceKHR", "VK_COLOR_SPACE_SRGB_NONLINEAR_KHR", "SpaceSrgbNonlinearKhr")]
    public void Members_lose_what_they_share_with_their_type(string type, string member, string name) =>
        Assert.Equal(name, Names.Members(Enumeration(type, member))(member));

    [Theory]
    [InlineData("VkImageViewType", "VK_IMAGE_VIEW_TYPE_2D", "VK_IMAGE_VIEW_TYPE_CUBE", "Type2D", "TypeCube")]
    [InlineData("VkQueryResultFlagBits", "VK_QUERY_RESULT_64_BIT", "VK_QUERY_RESULT_WAIT_BIT", "Result64Bit", "ResultWaitBit")]
    public void Where_one_member_would_begin_with_a_digit_all_keep_a_word_more(string type, string first, string second, string firstName, string secondName)
    {
        var name = Names.Members(Enumeration(type, first, second));
        Assert.Equal((firstName, secondName), (name(first), name(second)));
    }

    [Fact]
    public void Functions_of_extensions_lose_the_maker()
    {
        Assert.Equal("CreateBuffer", Names.Method("vkCreateBuffer", ofExtension: false));
        Assert.Equal("QueuePresent", Names.Method("vkQueuePresentKHR", ofExtension: true));
        Assert.Equal("ExtDebugUtils", Names.ExtensionClass("VK_EXT_debug_utils"));
        Assert.Equal("DebugUtilsMessengerCallbackFunctionEXT", Names.Delegate("PFN_vkDebugUtilsMessengerCallbackEXT"));
    }

    static EnumType Enumeration(string name, params string[] members) => new(name, false, false, [.. members.Select(member => new EnumMember(member, 0, null))]);
}
