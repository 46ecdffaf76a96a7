namespace Visavis.Bench.Call;

/// <summary>A 640×480 film in y4m, for browsers to take for a camera: header, then raw planes, no encoder needed.</summary>
internal static class FakeCamera
{
    private const int Width = 640;
    private const int Height = 480;
    private const int Frames = 20;

    public static void Write(string path)
    {
        using var file = File.Create(path);
        file.Write(System.Text.Encoding.ASCII.GetBytes($"YUV4MPEG2 W{Width} H{Height} F30:1 Ip A1:1 C420jpeg\n"));
        for (var frame = 0; frame < Frames; frame++)
        {
            file.Write("FRAME\n"u8);
            var luminance = new byte[Width * Height];
            for (var i = 0; i < luminance.Length; i++)
            {
                luminance[i] = (byte)((i % Width / 4) + (i / Width / 8) + (frame * 6));
            }

            file.Write(luminance);
            var chroma = new byte[Width * Height / 2];
            Array.Fill(chroma, (byte)(110 + frame));
            file.Write(chroma);
        }
    }
}
