namespace Visavis.Web.Demo;

/// <summary>Chance that falls the same way for the same seed and person, in whatever order people are made.</summary>
internal static class DemoRandom
{
    public static Random For(int seed, int index) => new(unchecked((int)Mix(((ulong)(uint)seed << 32) | (uint)index)));

    /// <summary>The id of a demo person; an id that is there already tells the seed command to pass on.</summary>
    public static Guid Id(int seed, int index)
    {
        var key = ((ulong)(uint)seed << 32) | (uint)index;
        Span<byte> bytes = stackalloc byte[16];
        BitConverter.TryWriteBytes(bytes, Mix(key));
        BitConverter.TryWriteBytes(bytes[8..], Mix(~key));
        bytes[7] = (byte)((bytes[7] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes);
    }

    public static T Pick<T>(this Random random, IReadOnlyList<T> from) => from[random.Next(from.Count)];

    public static bool Chance(this Random random, double probability) => random.NextDouble() < probability;

    /// <summary>SplitMix64: near keys give far values.</summary>
    private static ulong Mix(ulong key)
    {
        unchecked
        {
            var z = key + 0x9E3779B97F4A7C15;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }
}
