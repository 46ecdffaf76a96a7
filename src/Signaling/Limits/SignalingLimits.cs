namespace Visavis.Signaling.Limits;

/// <summary>Section <c>Signaling:Limits</c>. A burst is what may come at once after a pause; the rate is what may go on for ever.</summary>
public sealed class SignalingLimits
{
    /// <summary>Descriptions and candidates of one connection.</summary>
    public int RelayBurst { get; set; } = 200;

    public int RelayPerSecond { get; set; } = 50;

    /// <summary>All other methods of one connection.</summary>
    public int MethodBurst { get; set; } = 30;

    public int MethodsPerSecond { get; set; } = 5;

    /// <summary>Refused methods of one connection; beyond, it is closed.</summary>
    public int RefusalBurst { get; set; } = 60;

    public int RefusalsPerSecond { get; set; } = 2;

    /// <summary>Connections that a person, or an address with signed-out visitors, may open.</summary>
    public int ArrivalBurst { get; set; } = 120;

    public int ArrivalsPerSecond { get; set; } = 20;

    /// <summary>Connections that one node takes from everybody, so that those of a node that died do not take this one down; others are told when to come.</summary>
    public int NodeArrivalBurst { get; set; } = 1000;

    public int NodeArrivalsPerSecond { get; set; } = 200;

    /// <summary>How often one person may ring another in ten minutes.</summary>
    public int CallsPerPair { get; set; } = 10;

    public int CallsPerMinute { get; set; } = 10;

    public int ConnectionsPerPerson { get; set; } = 20;

    /// <summary>Connections of signed-out visitors from one address.</summary>
    public int ConnectionsPerAddress { get; set; } = 100;
}
