// A test that imports ChiplogTesting needs no other import.
@_exported public import Chiplog
@_exported public import ChiplogCapture
