using System.Text.Json;
using Inpaint3D.Data;

namespace Inpaint3D.IO;

/// <summary>
/// Reads and writes cameras as JSON: <c>width</c>, <c>height</c>, <c>fx</c>, <c>fy</c>, <c>cx</c>, <c>cy</c> in pixels, the
/// rows of a rotation <c>R</c> and a vector <c>t</c> with <c>x = R X + t</c> in camera axes x right, y down, z forward,
/// as computer vision has them; and, for a 16-bit depth picture beside it, <c>znear</c> and <c>zfar</c>.
/// </summary>
/// <remarks>A <see cref="Camera"/> has y up and looks down −z, so R and t are multiplied from the left by diag(1, −1, −1).</remarks>
public static class CameraFile
{
    /// <summary>Reads a camera.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">The file is no JSON, a value is missing or senseless, or R is not a rotation; the message says which.</exception>
    public static Camera Load(string path) => Parse(path, root =>
    {
        int width = Size(root, "width"), height = Size(root, "height");
        double fx = Positive(root, "fx"), fy = Positive(root, "fy");
        var rows = Numbers(root, "R", 9);
        var t = Numbers(root, "t", 3);
        var rotation = new Mat3(new(rows[0], rows[1], rows[2]), new(-rows[3], -rows[4], -rows[5]), new(-rows[6], -rows[7], -rows[8]));
        CheckRotation(rotation);
        return new Camera(width, height, fx, fy, Number(root, "cx"), Number(root, "cy")) { Rotation = rotation, Translation = new(t[0], -t[1], -t[2]) };
    });

    /// <summary>Reads the depths that stand for the largest and the least code of a 16-bit picture of inverse depth.</summary>
    /// <returns>The two depths, or null where the file does not have both.</returns>
    /// <inheritdoc cref="Load" path="/exception"/>
    public static (double Near, double Far)? LoadDepthRange(string path) => Parse<(double, double)?>(path, root =>
        root.TryGetProperty("znear", out _) && root.TryGetProperty("zfar", out _) ? (Positive(root, "znear"), Positive(root, "zfar")) : null);

    /// <summary>Writes a camera; the file appears whole or not at all.</summary>
    /// <exception cref="IOException">It cannot be written there, or exists and <paramref name="overwrite"/> is false.</exception>
    public static void Save(Camera camera, string path, bool overwrite = false)
    {
        var (r, t) = (camera.Rotation, camera.Translation);
        using var output = new OutputSet(path, overwrite);
        using (var json = new Utf8JsonWriter(output.Create(), new JsonWriterOptions { Indented = true }))
        {
            json.WriteStartObject();
            json.WriteNumber("width", camera.Width);
            json.WriteNumber("height", camera.Height);
            json.WriteNumber("fx", camera.FocalX);
            json.WriteNumber("fy", camera.FocalY);
            json.WriteNumber("cx", camera.CenterX);
            json.WriteNumber("cy", camera.CenterY);
            json.WriteStartArray("R");
            Row(json, r.Row0);
            Row(json, -r.Row1);
            Row(json, -r.Row2);
            json.WriteEndArray();
            json.WritePropertyName("t");
            Row(json, new(t.X, -t.Y, -t.Z));
            json.WriteEndObject();
        }
        output.Commit();
    }

    static T Parse<T>(string path, Func<JsonElement, T> read)
    {
        if (!File.Exists(path)) throw new FileNotFoundException($"{path}: there is no such file.", path);
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            if (document.RootElement.ValueKind != JsonValueKind.Object) throw new InvalidDataException("a camera is a JSON object");
            return read(document.RootElement);
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"{path}: this is no JSON (line {e.LineNumber + 1}).", e);
        }
        catch (InvalidDataException e)
        {
            throw new InvalidDataException($"{path}: {e.Message}.", e);
        }
    }

    static double Number(JsonElement root, string key) => Value(Member(root, key), key);

    static double Positive(JsonElement root, string key) =>
        Number(root, key) is var value && value > 0 ? value : throw new InvalidDataException($"\"{key}\" is {value} and must be positive");

    static int Size(JsonElement root, string key) =>
        Positive(root, key) is var value && value == Math.Floor(value) && value <= 1 << 20 ? (int)value : throw new InvalidDataException($"\"{key}\" is {value} and must be a whole number of pixels up to {1 << 20}");

    /// <summary>The numbers of an array, or of an array of arrays, in order.</summary>
    static double[] Numbers(JsonElement root, string key, int count)
    {
        var member = Member(root, key);
        if (member.ValueKind != JsonValueKind.Array) throw new InvalidDataException($"\"{key}\" must be an array of {count} numbers");
        double[] numbers = [.. member.EnumerateArray().SelectMany(e => e.ValueKind == JsonValueKind.Array ? e.EnumerateArray().ToArray() : [e]).Select(e => Value(e, key))];
        return numbers.Length == count ? numbers : throw new InvalidDataException($"\"{key}\" has {numbers.Length} numbers and must have {count}");
    }

    static JsonElement Member(JsonElement root, string key) =>
        root.TryGetProperty(key, out var member) ? member : throw new InvalidDataException($"\"{key}\" is missing");

    static double Value(JsonElement element, string key) =>
        element.ValueKind == JsonValueKind.Number && element.TryGetDouble(out double value) && double.IsFinite(value) ? value
            : throw new InvalidDataException($"\"{key}\" must hold finite numbers");

    static void CheckRotation(Mat3 r)
    {
        var defect = r * r.Transpose();
        double error = Math.Max((defect.Row0 - Mat3.Identity.Row0).Length, Math.Max((defect.Row1 - Mat3.Identity.Row1).Length, (defect.Row2 - Mat3.Identity.Row2).Length));
        if (error > 1e-3) throw new InvalidDataException($"\"R\" is not a rotation: R times its transpose differs from the unit matrix by {error:g2}");
        if (Vec3.Dot(Vec3.Cross(r.Row0, r.Row1), r.Row2) < 0) throw new InvalidDataException("\"R\" is not a rotation: it mirrors (its determinant is −1)");
    }

    static void Row(Utf8JsonWriter json, Vec3 row)
    {
        json.WriteStartArray();
        json.WriteNumberValue(row.X);
        json.WriteNumberValue(row.Y);
        json.WriteNumberValue(row.Z);
        json.WriteEndArray();
    }
}
