namespace Visavis.Bench.Outage;

/// <summary>What one side saw: the seconds until picture and sound were back (null: never), and what it read when that took too long.</summary>
internal sealed record Return(double? Seconds, string Sentence);

/// <param name="ToldDuring">Whether both sides had read, before the end of the outage, that something is wrong.</param>
internal sealed record Trial(bool ToldDuring, Return Caller, Return Callee, int Descriptions)
{
    /// <summary>When both were back.</summary>
    public double? Later => Caller.Seconds is { } caller && Callee.Seconds is { } callee ? Math.Max(caller, callee) : null;

    /// <summary>Whether everybody who was not back in time read why.</summary>
    public bool IsSaid(double goal) => new[] { Caller, Callee }.All(r => r.Seconds <= goal || r.Sentence != "");
}
