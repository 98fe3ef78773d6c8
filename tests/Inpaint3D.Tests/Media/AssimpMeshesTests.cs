using System.Text;
using Inpaint3D.Data;
using Inpaint3D.Media;

namespace Inpaint3D.Tests.Media;

public class AssimpMeshesTests
{
    const string Collada = """
        <?xml version="1.0"?>
        <COLLADA xmlns="http://www.collada.org/2005/11/COLLADASchema" version="1.4.1">
        <asset><unit name="meter" meter="1"/><up_axis>Y_UP</up_axis></asset>
        <library_images><image id="i"><init_from>TEXTURE</init_from></image></library_images>
        <library_effects><effect id="e"><profile_COMMON>
          <newparam sid="s"><surface type="2D"><init_from>i</init_from></surface></newparam><newparam sid="t"><sampler2D><source>s</source></sampler2D></newparam>
          <technique sid="c"><lambert><diffuse><texture texture="t" texcoord="UV"/></diffuse></lambert></technique></profile_COMMON></effect></library_effects>
        <library_materials><material id="m" name="skin"><instance_effect url="#e"/></material></library_materials>
        <library_geometries><geometry id="g"><mesh>
          <source id="p"><float_array id="pa" count="12">0 0 0 1 0 0 1 1 0 0 1 0</float_array><technique_common><accessor source="#pa" count="4" stride="3"><param name="X" type="float"/><param name="Y" type="float"/><param name="Z" type="float"/></accessor></technique_common></source>
          <source id="u"><float_array id="ua" count="8">0 0 1 0 1 1 0 1</float_array><technique_common><accessor source="#ua" count="4" stride="2"><param name="S" type="float"/><param name="T" type="float"/></accessor></technique_common></source>
          <vertices id="v"><input semantic="POSITION" source="#p"/></vertices>
          <polylist count="1" material="m"><input semantic="VERTEX" source="#v" offset="0"/><input semantic="TEXCOORD" source="#u" offset="1" set="0"/><vcount>4</vcount><p>0 0 1 1 2 2 3 3</p></polylist>
        </mesh></geometry></library_geometries>
        <library_visual_scenes><visual_scene id="w"><node><translate>10 0 0</translate><instance_geometry url="#g"><bind_material><technique_common><instance_material symbol="m" target="#m"/></technique_common></bind_material></instance_geometry></node></visual_scene></library_visual_scenes>
        <scene><instance_visual_scene url="#w"/></scene></COLLADA>
        """;

    static Mesh Read(string file, string name = "a.dae") => new AssimpMeshes().Read(new MemoryStream(Encoding.UTF8.GetBytes(file)), name);

    static void NeedsAssimp() => Assert.SkipUnless(MediaFormats.Libraries.Any(library => library is { Name: "libassimp", Version: not null }), "libassimp is not installed");

    [Fact]
    public void A_collada_scene_becomes_one_mesh_in_its_order()
    {
        NeedsAssimp();
        var mesh = Read(Collada);
        Assert.Equal([new(10, 0, 0), new(11, 0, 0), new(11, 1, 0), new(10, 1, 0)], mesh.Positions);
        Assert.Equal([new(0, 1, 2), new(0, 2, 3)], mesh.Triangles);
        Assert.Equal([new(0, 0), new(1, 0), new(1, 1), new(0, 0), new(1, 1), new(0, 1)], mesh.CornerUVs!);
        Assert.Equal(("skin", "TEXTURE"), (mesh.Materials[0].Name, mesh.Materials[0].TexturePath));
        Assert.Contains("TEXTURE", Assert.Single(mesh.Notes));
    }

    [Theory, InlineData("../secret.png"), InlineData("/etc/hostname"), InlineData("file:///etc/hostname")]
    public void A_texture_outside_is_refused(string texture)
    {
        NeedsAssimp();
        var mesh = Read(Collada.Replace("TEXTURE", texture));
        Assert.All(mesh.Materials, material => Assert.Null(material.Texture));
        Assert.Contains("refused", Assert.Single(mesh.Notes));
    }

    [Fact]
    public void Damage_is_an_error_in_words()
    {
        NeedsAssimp();
        Assert.Throws<InvalidDataException>(() => Read(""));
        Assert.Throws<InvalidDataException>(() => Read("<COLLADA>"));
        Assert.Throws<InvalidDataException>(() => Read(Collada[..(Collada.Length / 2)]));
        Assert.Throws<InvalidDataException>(() => Read("no model at all", "a.fbx"));
    }
}
