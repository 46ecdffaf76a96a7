namespace Visavis.Bench.Nodes;

/// <summary>Milliseconds that were measured, as a few figures.</summary>
internal sealed class Times
{
    private readonly List<double> all = [];

    public void Add(TimeSpan time) => all.Add(time.TotalMilliseconds);

    public int Count => all.Count;

    public double Median => At(0.5);

    public double P99 => At(0.99);

    public double Most => all.Count == 0 ? 0 : all.Max();

    private double At(double share)
    {
        var sorted = all.Order().ToList();
        return sorted.Count == 0 ? 0 : sorted[Math.Min(sorted.Count - 1, (int)(sorted.Count * share))];
    }
}
