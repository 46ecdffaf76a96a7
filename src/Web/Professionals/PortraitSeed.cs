namespace Visavis.Web.Professionals;

/// <summary>What a portrait is drawn from: the lowest two bits say what to draw, the others how.</summary>
public static class PortraitSeed
{
    private const int KindBits = 2;

    public static int Create(Random random, PortraitKind kind) => (random.Next(1 << 28) << KindBits) | (int)kind;

    public static PortraitKind KindOf(int seed) => (PortraitKind)(seed & ((1 << KindBits) - 1));
}
