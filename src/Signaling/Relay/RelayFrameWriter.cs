using System.Buffers;

namespace Visavis.Signaling.Relay;

/// <summary>Turns a relay method call into the event for the other end: same arguments, another name.</summary>
internal static class RelayFrameWriter
{
    private static ReadOnlySpan<byte> DescriptionReceived => """{"type":1,"target":"DescriptionReceived","arguments":["""u8;

    private static ReadOnlySpan<byte> CandidateReceived => """{"type":1,"target":"CandidateReceived","arguments":["""u8;

    private static ReadOnlySpan<byte> EndOfEvent => "]}\u001e"u8;

    private static ReadOnlySpan<byte> Answer => """{"type":3,"invocationId":"""u8;

    private static ReadOnlySpan<byte> EndOfAnswer => ",\"result\":null}\u001e"u8;

    /// <summary>Writes the event to the receiver and, if the sender awaits one, the answer to the sender.</summary>
    public static void Pass(in RelayFrame frame, RelaySocket sender, RelaySocket receiver)
    {
        var name = frame.IsDescription ? DescriptionReceived : CandidateReceived;
        var (rented, length) = Join(name, frame.Arguments, EndOfEvent);
        receiver.Post(rented, length);
        if (!frame.InvocationId.IsEmpty)
        {
            (rented, length) = Join(Answer, frame.InvocationId, EndOfAnswer);
            sender.Post(rented, length);
        }
    }

    private static (byte[] Rented, int Length) Join(ReadOnlySpan<byte> head, ReadOnlySpan<byte> body, ReadOnlySpan<byte> tail)
    {
        var rented = ArrayPool<byte>.Shared.Rent(head.Length + body.Length + tail.Length);
        head.CopyTo(rented);
        body.CopyTo(rented.AsSpan(head.Length));
        tail.CopyTo(rented.AsSpan(head.Length + body.Length));
        return (rented, head.Length + body.Length + tail.Length);
    }
}
